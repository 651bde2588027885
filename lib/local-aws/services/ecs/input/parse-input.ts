import { z } from 'zod'
import { AwsError } from '../../../world/aws-error.ts'
import { conversionError } from '../../../http/protocol/conversion-error.ts'

/**
 * The deepest request that is read. ECS's own requests nest less, and a hostile one would exhaust
 * the stack.
 */
const deepestInput = 64

/**
 * Refuses an object with a member `length` that is not a number. Schemas measure `length` before
 * they know whether a value is a list or a text. No structure of ECS has such a member.
 */
function refuseOddLength(value: object): void {
  if ('length' in value && typeof value.length === 'object' && value.length !== null)
    throw conversionError(value.length, 'int')
}

/** Removes members that are null: AWS reads them as absent. */
function withoutNulls(value: unknown, depth = 0): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (depth > deepestInput)
    throw new AwsError('SerializationException', 'The request nests too deep.')
  if (Array.isArray(value))
    return value.filter(item => item !== null).map(item => withoutNulls(item, depth + 1))
  const members = Object.entries(value).filter(([, member]) => member !== null)
  refuseOddLength(value)
  return Object.fromEntries(members.map(([key, member]) => [key, withoutNulls(member, depth + 1)]))
}

function valueAt(input: unknown, path: readonly PropertyKey[]): unknown {
  let value = input
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined
    value = Object.getOwnPropertyDescriptor(value, key)?.value
  }
  return value
}

function isMissing(issue: z.core.$ZodIssue, input: unknown): boolean {
  return valueAt(input, issue.path) === undefined
}

/** AWS reads the types of a whole request before it looks at any value. */
function toConversionError(issue: z.core.$ZodIssue, input: unknown): AwsError | undefined {
  if (isMissing(issue, input)) return undefined
  const value = valueAt(input, issue.path)
  if (issue.code === 'invalid_type') return conversionError(value, issue.expected)
  const isHuge = issue.code === 'too_big' && issue.maximum === Number.MAX_SAFE_INTEGER
  const isTiny = issue.code === 'too_small' && issue.minimum === Number.MIN_SAFE_INTEGER
  return isHuge || isTiny ? conversionError(value, 'int') : undefined
}

function toRefusal(issue: z.core.$ZodIssue, input: unknown): AwsError {
  if (issue.code !== 'invalid_type' || !isMissing(issue, input))
    return new AwsError('InvalidParameterException', issue.message)
  const member = issue.path.map(String).join('.')
  const name = member.charAt(0).toUpperCase() + member.slice(1)
  return new AwsError('InvalidParameterException', `${name} can not be blank.`)
}

/**
 * Reads a request by its schema. Unknown members are ignored, as in AWS JSON.
 * @throws AwsError SerializationException for a wrong type, InvalidParameterException for a value
 * that is missing or out of range.
 */
export function parseInput<Schema extends z.ZodType>(
  schema: Schema,
  input: Record<string, unknown>,
): z.output<Schema> {
  const given = withoutNulls(input)
  const parsed = schema.safeParse(given)
  if (parsed.success) return parsed.data
  const { issues } = parsed.error
  for (const issue of issues) {
    const refusal = toConversionError(issue, given)
    if (refusal) throw refusal
  }
  const [issue] = issues
  throw issue ? toRefusal(issue, given) : new AwsError('InvalidParameterException', 'Invalid input')
}

/** A list with at least one item and at most `most`. Both sentences are ECS's. */
export function listOf<Item extends z.ZodType>(item: Item, name: string, most: number) {
  return z
    .array(item)
    .min(1, `${name} cannot be empty.`)
    .max(most, `${name} can have at most ${most} items.`)
}

/** One of the values of an API enum. */
export function oneOf<const Values extends readonly [string, ...string[]]>(
  name: string,
  values: Values,
) {
  return z.string().pipe(
    z.enum(values, {
      error: `${name} should be one of [${values.join(',')}]`,
    }),
  )
}
