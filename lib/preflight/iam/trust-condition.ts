import { z } from 'zod'

/** Whose task it is that the role is taken on for. */
export interface TrustedPlace {
  partition: string
  region: string
  accountId: string
}

const oneOrMore = z.union([z.string().transform(text => [text]), z.array(z.string())])
const condition = z.record(z.string(), z.record(z.string(), oneOrMore))

const wildOperators: readonly string[] = ['stringlike', 'arnlike', 'arnequals']

/**
 * Whether ECS meets a condition of a trust policy, as far as its two documented keys tell:
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
  // All have to hold, so one that does not decides, whatever the others are.
  if (answers.includes(false)) return false
  return answers.includes(undefined) ? undefined : true
}

/** `StringEquals` takes a star for a star (IAM User Guide, "Condition operators"). */
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

/** Region and account are known, which of its resources ECS names is not. */
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
