import { AwsError } from '../aws-error.ts'
import { denial } from '../iam/authorize.ts'
import type { Role } from '../iam/principal.ts'
import type { Call, Operation } from '../operation.ts'
import { readInteger, readString } from '../protocol/read-input.ts'
import { checkMfa } from './get-session-token.ts'
import { issueSession } from './issue-session.ts'
import { checkDuration, validationError } from './validation-error.ts'

/** What a role session may last when it was assumed from another one (IAM User Guide, roles). */
const chainedLimitSeconds = 3600

/**
 * 15 minutes to what the role allows. Every role trusts the principals of its own account that may
 * call sts:AssumeRole on it. Session policies are refused, not ignored: they would narrow rights.
 */
export const assumeRole: Operation = (input, call) => {
  const roleArn = readString(input, 'RoleArn')
  const sessionName = checkSessionName(readString(input, 'RoleSessionName'))
  if (roleArn === undefined || roleArn.length < 20)
    throw validationError(
      roleArn,
      'roleArn',
      roleArn === undefined
        ? 'Member must not be null'
        : 'Member must have length greater than or equal to 20',
    )
  const durationSeconds = checkDuration(readInteger(input, 'DurationSeconds'), {
    low: 900,
    high: 43_200,
    usual: 3600,
  })
  for (const name of ['Policy', 'PolicyArns'])
    if (input[name] !== undefined)
      throw new AwsError('ValidationError', `This endpoint does not evaluate '${name}'. Omit it.`)
  const role = requireTrustedRole(roleArn, call)
  checkMfa(readString(input, 'SerialNumber'), readString(input, 'TokenCode'), call)
  checkRoleLimit(role, durationSeconds, call)
  return startSession(role, sessionName, durationSeconds, call)
}

function startSession(role: Role, sessionName: string, durationSeconds: number, call: Call) {
  const arn = `arn:aws:sts::${role.accountId}:assumed-role/${role.name}/${sessionName}`
  const userId = `${role.roleId}:${sessionName}`
  const principal = {
    kind: 'assumed-role' as const,
    accountId: role.accountId,
    arn,
    userId,
    name: role.name,
    statements: role.statements,
  }
  const credentials = issueSession(call.world, principal, durationSeconds)
  return { Credentials: credentials, AssumedRoleUser: { AssumedRoleId: userId, Arn: arn } }
}

function checkSessionName(name: string | undefined): string {
  if (name === undefined) throw validationError(name, 'roleSessionName', 'Member must not be null')
  if (!/^[\w+=,.@-]*$/.test(name))
    throw validationError(
      name,
      'roleSessionName',
      'Member must satisfy regular expression pattern: [\\w+=,.@-]*',
    )
  if (name.length < 2 || name.length > 64)
    throw validationError(
      name,
      'roleSessionName',
      name.length < 2
        ? 'Member must have length greater than or equal to 2'
        : 'Member must have length less than or equal to 64',
    )
  return name
}

/** A role that does not exist and one that trusts somebody else read the same. */
function requireTrustedRole(arn: string, call: Call): Role {
  const role = call.world.iam.roles.get(arn)
  if (!role || role.accountId !== call.accountId)
    throw denial(call.principal, 'sts', 'sts:AssumeRole', arn, '')
  call.authorize('sts:AssumeRole', arn)
  return role
}

function checkRoleLimit(role: Role, durationSeconds: number, { principal }: Call): void {
  if (principal.kind === 'assumed-role' && durationSeconds > chainedLimitSeconds)
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    )
  if (durationSeconds > role.maxSessionSeconds)
    throw new AwsError(
      'ValidationError',
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    )
}
