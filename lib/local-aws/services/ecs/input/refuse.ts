import { AwsError } from '../../../world/aws-error.ts'

/** How ECS refuses a value that a request must not have, or not together with another. */
export const refuse = (message: string): AwsError =>
  new AwsError('InvalidParameterException', message)
