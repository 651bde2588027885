import { AwsError } from '../../world/aws-error.ts'
import type { Principal } from '../iam/principal.ts'
import type { AssumeRoleRequest } from './read-assume-role.ts'

export interface SessionTags {
  tags: Record<string, string>
  /** In lower case. */
  transitiveTagKeys: string[]
}

const refuse = (message: string) => new AwsError('InvalidParameterValue', message)

/**
 * The tags of a new session: those of the request, and the transitive ones of the caller's session
 * (IAM User Guide, "Pass session tags in STS"). The case of keys does not matter.
 * @throws AwsError InvalidParameterValue
 */
export function toSessionTags(
  { tags, transitiveTagKeys }: Pick<AssumeRoleRequest, 'tags' | 'transitiveTagKeys'>,
  { session }: Principal,
): SessionTags {
  const inherited = new Set(session?.transitiveTagKeys ?? [])
  const given = tags.map(({ key }) => key.toLowerCase())
  const transitive = transitiveTagKeys.map(key => key.toLowerCase())
  if (new Set(given).size < given.length)
    throw refuse('Duplicate tag keys found. Please note that Tag keys are case insensitive.')
  if (given.some(key => key.startsWith('aws:')))
    throw refuse('Tag keys cannot start with the reserved prefix aws:.')
  if (given.some(key => inherited.has(key)))
    throw refuse(
      "One of the specified transitive tag keys can't be set because it conflicts with a transitive tag key from the calling session.",
    )
  if (transitive.some(key => !given.includes(key)))
    throw refuse('The specified transitive tag key must be included in the requested tags.')
  const kept = Object.entries(session?.tags ?? {}).filter(([key]) =>
    inherited.has(key.toLowerCase()),
  )
  return {
    tags: Object.fromEntries([...kept, ...tags.map(({ key, value }) => [key, value] as const)]),
    transitiveTagKeys: [...inherited, ...transitive],
  }
}
