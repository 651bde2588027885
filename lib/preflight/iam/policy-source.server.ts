import 'server-only'
import { parsePrincipalArn, roleArnOf } from '../../aws/arn.ts'
import { fail, succeed } from '../../result.ts'
import type { Result } from '../../result.ts'
import type { LaunchFacts } from '../facts/launch-facts.server.ts'

/**
 * The ARN whose policies a simulation of the caller starts from: the user, or the session's role. A
 * session's ARN doesn't have the path of its role, so the role is looked up by name.
 */
export async function findPolicySource({
  operator,
  roleOf,
}: Pick<LaunchFacts, 'operator' | 'roleOf'>): Promise<Result<string>> {
  const { principalArn } = operator
  const principal = parsePrincipalArn(principalArn)
  switch (principal?.kind) {
    case 'user':
      return succeed(principalArn)
    case 'root':
      return cannotSimulate('IAM can’t simulate the root user.')
    case 'federated-user':
      return cannotSimulate('IAM can’t simulate a federated user.')
    case 'assumed-role': {
      const role = await roleOf(principal.role)
      if (role.ok && role.value.Arn) return succeed(role.value.Arn)
      return succeed(roleArnOf(principal.role, { ...principal, region: '' }))
    }
    case undefined:
      return cannotSimulate(`IAM can’t simulate ${principalArn}.`)
  }
}

const cannotSimulate = (message: string) => fail({ kind: 'invalid', message })
