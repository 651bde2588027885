import 'server-only'
import type { Role } from '@aws-sdk/client-iam'
import { z } from 'zod'
import type { AwsAccess } from '../aws/clients.server.ts'
import { succeed } from '../aws/failure.ts'
import type { Result } from '../aws/failure.ts'
import { readRoles } from '../aws/role-reads.server.ts'
import type { RoleChoice } from './choices.ts'

/** The roles of the account, by name. */
export async function listRoles(access: AwsAccess): Promise<Result<RoleChoice[]>> {
  const roles = await readRoles(access)
  if (!roles.ok) return roles
  return succeed(roles.value.map(toRoleChoice).sort((a, b) => a.name.localeCompare(b.name)))
}

const toRoleChoice = (role: Role): RoleChoice => ({
  arn: role.Arn ?? '',
  name: role.RoleName ?? '',
  description: role.Description,
  trustedServices: readTrustedServices(role.AssumeRolePolicyDocument ?? ''),
})

const oneOrMore = z.union([z.string().transform(text => [text]), z.array(z.string())])
const statement = z.object({
  Effect: z.string(),
  Principal: z.object({ Service: oneOrMore.optional() }).optional().catch(undefined),
})
const trustPolicy = z.object({
  Statement: z.union([z.array(statement), statement.transform(one => [one])]),
})

/** Services that a trust policy, URL-encoded as IAM gives it, names; conditions are not judged. */
function readTrustedServices(document: string): string[] {
  try {
    const policy = trustPolicy.parse(JSON.parse(decodeURIComponent(document)))
    const allowed = policy.Statement.filter(({ Effect }) => Effect === 'Allow')
    return [...new Set(allowed.flatMap(({ Principal }) => Principal?.Service ?? []))]
  } catch {
    return []
  }
}
