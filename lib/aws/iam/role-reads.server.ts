import 'server-only'
import { GetRoleCommand, paginateListRoles } from '@aws-sdk/client-iam'
import type { Role } from '@aws-sdk/client-iam'
import { callAws } from '../call-aws.server.ts'
import { iamClient } from '../clients.server.ts'
import type { AwsAccess } from '../clients.server.ts'
import { fail, succeed } from '../../result.ts'
import type { Result } from '../../result.ts'

/** IAM finds a role by its name alone: names are unique in an account, whatever their paths. */
export async function readRole(access: AwsAccess, roleName: string): Promise<Result<Role>> {
  const command = new GetRoleCommand({ RoleName: roleName })
  const answer = await callAws(() => iamClient(access).send(command))
  if (!answer.ok) return answer
  if (answer.value.Role) return succeed(answer.value.Role)
  return fail({ kind: 'rejected', message: `IAM knows no role ${roleName}.` })
}

const ROLES_PER_CALL = 1000

/** Every role of the account. */
export function readRoles(access: AwsAccess): Promise<Result<Role[]>> {
  const client = iamClient(access)
  return callAws(async () => {
    const roles: Role[] = []
    for await (const page of paginateListRoles({ client }, { MaxItems: ROLES_PER_CALL })) {
      roles.push(...(page.Roles ?? []))
    }
    return roles
  })
}
