import { isRoleArn } from '../../aws/arn.ts'
import { toError } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import { nameOf } from './known.ts'
import type { Known } from './known.ts'

/** API Reference, IAM CreateRole, `RoleName`. */
const name = /^[\w+=,.@-]{1,64}$/

const roles = ['taskRoleArn', 'executionRoleArn'] as const

/** Rules of roles, and of ECS Exec, which works with the task role (API Reference, RunTask). */
export const findRoleProblems = (values: LaunchValues, known: Known): Problem[] => [
  ...roles.flatMap(member => {
    const role = values.overrides[member]
    if (role === undefined || isRoleArn(role) || name.test(role)) return []
    return [toError(`overrides.${member}`, 'not-a-role')]
  }),
  ...findExecProblems(values, known),
]

function findExecProblems(
  { enableExecuteCommand, overrides }: LaunchValues,
  { definition }: Known,
): Problem[] {
  const hasRole = overrides.taskRoleArn ?? definition?.taskRoleArn
  if (!enableExecuteCommand || !definition || hasRole) return []
  return [toError('enableExecuteCommand', 'exec-needs-role', { definition: nameOf(definition) })]
}
