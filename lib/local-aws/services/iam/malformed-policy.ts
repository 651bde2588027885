import { AwsError } from '../../world/aws-error.ts'

/** What IAM and STS answer to a policy that breaks the grammar of policies. */
export function malformedPolicy(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message)
}
