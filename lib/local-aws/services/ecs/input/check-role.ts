import { AwsError } from '../../../world/aws-error.ts'

const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/
const roleName = /^[\w+=,.@-]{1,64}$/

/**
 * API Reference, RegisterTaskDefinition, `taskRoleArn`: the name or the ARN of a role. Whether it
 * exists shows when a task is to run with it.
 * @throws AwsError ClientException
 */
export function checkRole(role: string | undefined): void {
  if (role === undefined || roleArn.test(role) || roleName.test(role)) return
  throw new AwsError('ClientException', 'Role is not valid')
}
