import { AwsError } from '../../../world/aws-error.ts'

/** What RegisterTaskDefinition would not register is the client's fault, in one kind of error. */
export const refuseDefinition = (message: string): AwsError =>
  new AwsError('ClientException', message)
