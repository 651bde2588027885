import 'server-only'
import type { Role } from '@aws-sdk/client-iam'
import type { AwsAccess } from '../aws/clients.server.ts'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import { readRoles } from '../aws/iam/role-reads.server.ts'
import type { RoleChoice } from './choices.ts'
import { toTrustedServices } from '../aws/iam/trusted-services.ts'

/** The roles of the account, by name, with whom they trust. */
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

/** Credentials that IAM alone does not take are not over: everything else still takes them. */
const explain = (failure: Failure): Failure =>
  failure.code === 'InvalidClientTokenId'
    ? { ...failure, kind: 'forbidden', message: withoutMfa }
    : failure

/** API Reference, GetSessionToken: its credentials call IAM only with MFA. */
const withoutMfa =
  'IAM does not take these credentials. Those of GetSessionToken need MFA: sign in with an MFA code, or with a role.'
