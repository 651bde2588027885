import { AwsError } from '../../world/aws-error.ts'

/** The error of IAM and STS for a policy that does not follow the policy grammar. */
export function malformedPolicy(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message)
}
