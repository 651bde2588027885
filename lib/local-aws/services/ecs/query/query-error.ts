import { AwsError } from '../../../world/aws-error.ts'

/** The one refusal of this folder: an expression that is not of the cluster query language. */
export const queryError = (problem: string): AwsError =>
  new AwsError('InvalidParameterException', `Invalid expression: ${problem}`)
