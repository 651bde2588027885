import 'server-only'
import type { Role } from '@aws-sdk/client-iam'
import type { AwsAccess } from '../aws/clients.server.ts'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import { NEEDS_MFA, needsMfa } from '../aws/iam/needs-mfa.ts'
import { readRoles } from '../aws/iam/role-reads.server.ts'
import type { RoleChoice } from './choices.ts'
import { toTrustedServices } from '../aws/iam/trust-policy.ts'

/** The account's roles by name, each with the services that it trusts. */
export async function listRoles(access: AwsAccess): Promise<Result<RoleChoice[]>> {
  const roles = await readRoles(access)
  if (!roles.ok) return fail(explain(roles.failure))
  return succeed(roles.value.map(toRoleChoice).sort((a, b) => a.name.localeCompare(b.name)))
}

const toRoleChoice = (role: Role): RoleChoice => ({
  arn: role.Arn ?? '',
  name: role.RoleName ?? '',
  description: role.Description || undefined,
  trustedServices: toTrustedServices(role.AssumeRolePolicyDocument),
})

const explain = (failure: Failure): Failure =>
  needsMfa(failure) ? { ...failure, kind: 'forbidden', message: NEEDS_MFA } : failure
