import { AwsError } from '../../../world/aws-error.ts'

/** Refuses an expression that isn't of the cluster query language. `problem` is in our words. */
export const queryError = (problem: string): AwsError =>
  new AwsError('InvalidParameterException', `Invalid expression: ${problem}`)
