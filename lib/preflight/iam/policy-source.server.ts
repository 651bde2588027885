import 'server-only'
import { parsePrincipalArn, roleArnOf } from '../../aws/arn.ts'
import { fail, succeed } from '../../result.ts'
import type { Result } from '../../result.ts'
import type { LaunchFacts } from '../facts/launch-facts.server.ts'

/**
 * Whose policies a simulation of the caller starts from: the user, or the role behind a session.
 * A session's ARN leaves out the path of its role, so the role is asked for by name.
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
      return cannotSimulate('The root user has no policies that IAM can simulate.')
    case 'federated-user':
      return cannotSimulate('A federated user has no policies of its own that IAM can simulate.')
    case 'assumed-role': {
      const role = await roleOf(principal.role)
      if (role.ok && role.value.Arn) return succeed(role.value.Arn)
      return succeed(roleArnOf(principal.role, { ...principal, region: '' }))
    }
    case undefined:
      return cannotSimulate(`IAM cannot simulate ${principalArn}.`)
  }
}

const cannotSimulate = (message: string) => fail({ kind: 'invalid', message })
