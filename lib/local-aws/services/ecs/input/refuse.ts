import { AwsError } from '../../../world/aws-error.ts'

/**
 * Refuses a value of a request in ECS's own sentence, as the Developer Guide, the API Reference or
 * public reports show it.
 */
export const refuse = (message: string): AwsError =>
  new AwsError('InvalidParameterException', message)

/** As `refuse`, where we know that ECS refuses the value but not in which words. */
export const refuseInOurWords = refuse
