import 'server-only'
import { parse, validate } from '@aws-sdk/util-arn-parser'
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
  const parts = validate(principalArn) ? parse(principalArn) : undefined
  const [kind, name] = parts?.resource.split('/') ?? []
  if (parts?.service === 'iam' && kind === 'user') return succeed(principalArn)
  if (kind === 'root') return cannotSimulate('The root user has no policies that IAM can simulate.')
  if (kind === 'federated-user') {
    return cannotSimulate('A federated user has no policies of its own that IAM can simulate.')
  }
  if (!parts || kind !== 'assumed-role' || !name) {
    return cannotSimulate(`IAM cannot simulate ${principalArn}.`)
  }
  const role = await roleOf(name)
  if (role.ok && role.value.Arn) return succeed(role.value.Arn)
  return succeed(`arn:${parts.partition}:iam::${parts.accountId}:role/${name}`)
}

const cannotSimulate = (message: string) => fail({ kind: 'invalid', message })
