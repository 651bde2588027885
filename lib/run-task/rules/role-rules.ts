import { isRoleArn } from '../../aws/arn.ts'
import { toError } from './problem.ts'
import type { Problem } from './problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import { nameOf } from './known.ts'
import type { Known } from './known.ts'

/** API Reference, IAM CreateRole, `RoleName`. */
const name = /^[\w+=,.@-]{1,64}$/

const roles = [
  ['taskRoleArn', 'Task role'],
  ['executionRoleArn', 'Execution role'],
] as const

/** Rules of roles, and of ECS Exec, which works with the task role (API Reference, RunTask). */
export const findRoleProblems = (values: LaunchValues, known: Known): Problem[] => [
  ...roles.flatMap(([member, label]) => {
    const role = values.overrides[member]
    if (role === undefined || isRoleArn(role) || name.test(role)) return []
    const message = `${label} is no role. Write its ARN, arn:aws:iam::123456789012:role/name.`
    return [toError(`overrides.${member}`, message)]
  }),
  ...findExecProblems(values, known),
]

function findExecProblems(
  { enableExecuteCommand, overrides }: LaunchValues,
  { definition }: Known,
): Problem[] {
  const hasRole = overrides.taskRoleArn ?? definition?.taskRoleArn
  if (!enableExecuteCommand || !definition || hasRole) return []
  const message = `ECS Exec needs a task role, and ${nameOf(definition)} has none. Choose a task role.`
  return [toError('enableExecuteCommand', message)]
}
