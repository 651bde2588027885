import { z } from 'zod'
import type { Place } from '../../aws/arn.ts'

/** Where the task runs for which ECS assumes the role. */
export interface TrustedPlace extends Place {
  partition: string
}

const oneOrMore = z.union([z.string().transform(text => [text]), z.array(z.string())])
const condition = z.record(z.string(), z.record(z.string(), oneOrMore))

const wildOperators: readonly string[] = ['stringlike', 'arnlike', 'arnequals']

/**
 * Whether ECS meets a condition of a trust policy, by the two keys that it is documented to send:
 * `aws:SourceAccount` and `aws:SourceArn` (Developer Guide, "Task IAM role"). Undefined for others.
 */
export function meetsCondition(given: unknown, place: TrustedPlace): boolean | undefined {
  const parsed = condition.safeParse(given ?? {})
  if (!parsed.success) return undefined
  const answers = Object.entries(parsed.data).flatMap(([operator, keys]) =>
    Object.entries(keys).map(([key, values]) =>
      isKnown(operator, values) ? meetsKey(key, values, place) : undefined,
    ),
  )
  // All keys have to match, so one that doesn't decides the answer.
  if (answers.includes(false)) return false
  return answers.includes(undefined) ? undefined : true
}

/** `StringEquals` has no wildcards (IAM User Guide, "Condition operators"). */
const isKnown = (operator: string, values: string[]): boolean =>
  wildOperators.includes(operator.toLowerCase()) ||
  (operator.toLowerCase() === 'stringequals' && !values.some(isWild))

function meetsKey(key: string, values: string[], place: TrustedPlace): boolean | undefined {
  const judge = { 'aws:sourceaccount': isAccount, 'aws:sourcearn': isSource }
  const name = key.toLowerCase()
  if (name !== 'aws:sourceaccount' && name !== 'aws:sourcearn') return undefined
  const answers = values.map(value => judge[name](value, place))
  if (answers.includes(true)) return true
  return answers.includes(undefined) ? undefined : false
}

const isWild = (text: string): boolean => /[*?]/.test(text)

const isAccount = (value: string, { accountId }: TrustedPlace): boolean | undefined =>
  value === accountId ? true : isWild(value) ? undefined : false

/**
 * The Region and the account are known, the resource that ECS names is not. A pattern is split by
 * hand: it is not an ARN, because any of its parts may be a wildcard.
 */
function isSource(pattern: string, place: TrustedPlace): boolean | undefined {
  if (pattern === '*') return true
  const [arn, partition, service, region, account, ...resource] = pattern.split(':')
  const known = [
    [arn, 'arn'],
    [partition, place.partition],
    [service, 'ecs'],
    [region, place.region],
    [account, place.accountId],
  ] as const
  const isOther = ([asked = '', actual]: readonly [string | undefined, string]) =>
    asked !== actual && asked !== '*' && !isWild(asked)
  if (known.some(isOther)) return false
  const isPartial = known.some(([asked, actual]) => asked !== actual && asked !== '*')
  return !isPartial && resource.join(':') === '*' ? true : undefined
}
