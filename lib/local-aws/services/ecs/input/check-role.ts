import { AwsError } from '../../../world/aws-error.ts'
import type { Call } from '../../../world/operation.ts'

const roleArn = /^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/
const roleName = /^[\w+=,.@-]{1,64}$/

/**
 * Checks the form of a role: its name or its ARN (API Reference, RegisterTaskDefinition,
 * `taskRoleArn`). RunTask finds out whether the role exists.
 * @throws AwsError ClientException
 */
export function checkRole(role: string | undefined): void {
  if (role === undefined || roleArn.test(role) || roleName.test(role)) return
  throw new AwsError('ClientException', 'Role is not valid')
}

/** The ARN of a role. One that is given by its name is a role of the account, without a path. */
export function toRoleArn(
  { partition, accountId }: Pick<Call, 'partition' | 'accountId'>,
  role: string,
): string {
  return role.startsWith('arn:') ? role : `arn:${partition}:iam::${accountId}:role/${role}`
}
