import { AwsError } from '../../world/aws-error.ts'

/** Types of a schema, with the names that AWS has for them. Its numbers are whole. */
const names = {
  string: 'a String',
  number: 'an Integer',
  int: 'an Integer',
  boolean: 'a Boolean',
}

function tokenOf(value: string | number | boolean): string {
  if (typeof value === 'string') return 'STRING_VALUE'
  if (typeof value === 'boolean') return `${String(value).toUpperCase()}_VALUE`
  return Number.isInteger(value) ? 'NUMBER_VALUE' : 'DECIMAL_VALUE'
}

function sentenceFor(value: unknown, expected: string): string {
  if (Array.isArray(value)) return 'Start of list found where not expected.'
  if (typeof value === 'object' && value !== null)
    return 'Start of structure or map found where not expected.'
  if (expected === 'array') return 'Expected list or null'
  const isScalar =
    typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'
  if (!isScalar || !Object.hasOwn(names, expected)) return 'Expected null'
  return `${tokenOf(value)} can not be converted to ${names[asName(expected)]}`
}

/** Safe: only called with a name that `names` has. */
const asName = (expected: string) => expected as keyof typeof names

/**
 * Refuses a JSON value of the wrong type, in the words of AWS's JSON reader. As in AWS, the
 * sentence does not name the member.
 */
export function conversionError(value: unknown, expected: string): AwsError {
  return new AwsError('SerializationException', sentenceFor(value, expected))
}
