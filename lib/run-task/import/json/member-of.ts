import { parseJson } from '../syntax/parse-json.ts'
import { isRecord } from '../../request/read-shape.ts'

/** An object of a pasted text, with anything in it. */
export type Given = Record<string, unknown>

export const toLowerFirst = (key: string): string => key.charAt(0).toLowerCase() + key.slice(1)

/** A member whose first letter may be a capital. */
export const memberOf = (given: Given, name: string): unknown =>
  [name, name.charAt(0).toUpperCase() + name.slice(1)]
    .filter(key => Object.hasOwn(given, key))
    .map(key => given[key])[0]

/** Whether it has one of the members. */
export const hasAnyOf = (given: Given, ...names: string[]): boolean =>
  names.some(name => memberOf(given, name) !== undefined)

/** The object itself, or the one in a JSON text. */
export function toGiven(value: unknown): Given | undefined {
  if (isRecord(value)) return value
  const parsed = typeof value === 'string' ? parseJson(value) : undefined
  return isRecord(parsed) ? parsed : undefined
}

/** A text of somebody else, short enough for a message. */
export const toQuoted = (value: unknown): string => {
  const text = typeof value === 'string' ? value : 'something else'
  return text.length > 80 ? `${text.slice(0, 79)}…` : text
}
