import { AwsError } from '../../../world/aws-error.ts'

/**
 * Refuses a task definition in ECS's own sentence, as the Developer Guide, the API Reference or
 * public reports show it. RegisterTaskDefinition has one kind of error for all of them.
 */
export const refuseDefinition = (message: string): AwsError =>
  new AwsError('ClientException', message)

/** As `refuseDefinition`, where we know that ECS refuses the value but not in which words. */
export const refuseDefinitionInOurWords = refuseDefinition
