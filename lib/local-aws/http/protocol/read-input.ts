import { conversionError } from './conversion-error.ts'
import { isRecord } from './is-record.ts'

/**
 * Typed access to the members of a request. A member of the wrong type throws `AwsError`
 * SerializationException (AWS JSON). In Query requests every member is a string, so numbers and
 * booleans are read from strings as well.
 */
type Input = Record<string, unknown>

export function readString(input: Input, name: string): string | undefined {
  const value = input[name] ?? undefined
  if (value === undefined || typeof value === 'string') return value
  throw conversionError(value, 'string')
}

export function readInteger(input: Input, name: string): number | undefined {
  const value = input[name] ?? undefined
  if (value === undefined) return undefined
  const number = typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value
  if (typeof number === 'number' && Number.isSafeInteger(number)) return number
  throw conversionError(value, 'int')
}

export function readBoolean(input: Input, name: string): boolean | undefined {
  const value = input[name] ?? undefined
  if (value === undefined || typeof value === 'boolean') return value
  if (value === 'true' || value === 'false') return value === 'true'
  throw conversionError(value, 'boolean')
}

export function readStrings(input: Input, name: string): string[] | undefined {
  return readList(input, name)?.map(item => {
    if (typeof item === 'string') return item
    throw conversionError(item, 'string')
  })
}

export function readRecords(input: Input, name: string): Input[] | undefined {
  return readList(input, name)?.map(item => {
    if (isRecord(item)) return item
    throw conversionError(item, 'object')
  })
}

function readList(input: Input, name: string): unknown[] | undefined {
  const value = input[name] ?? undefined
  if (value === undefined || Array.isArray(value)) return value
  throw conversionError(value, 'array')
}
