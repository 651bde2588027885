import { blankHidden } from './hidden-characters.ts'

/**
 * The words of a command that was pasted as a JSON array into a shell line, as task definitions and
 * Dockerfiles hold it, with its key or instruction or without. Undefined for every other text.
 */
export function findWordList(text: string): string[] | undefined {
  const list = /^(?:(?:CMD|ENTRYPOINT)\s|"?command"?\s*:)?\s*(\[[^]*\])\s*,?$/i.exec(
    blankHidden(text).trim(),
  )?.[1]
  const words = list === undefined ? undefined : parse(list)
  return Array.isArray(words) && words.length > 0 && words.every(isWord)
    ? words.map(String)
    : undefined
}

/** A list of words with something behind it, such as `["a"] && b`. */
export function startsWithList(text: string): boolean {
  const end = text.lastIndexOf(']') + 1
  return text.slice(end).trim() !== '' && Array.isArray(parse(text.slice(0, end)))
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** A number stands for its text, as a container has no others. */
const isWord = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number'
