import { isZeroWidth } from '../../run-task/command/hidden-characters.ts'

const OPENING = new Set('"\'`“‘«<([{')
const CLOSING = new Set('"\'`”’»>)]},;.')

/**
 * Without what a terminal, a chat or a JSON document puts around what is copied from it: blanks,
 * quotes, brackets, a comma, characters that aren't seen, and the text of a Markdown link.
 */
export function cleanReference(text: string): string {
  const linkAt = text.indexOf('](')
  let start = linkAt < 0 ? 0 : linkAt + 2
  let end = text.length
  while (start < end && isAround(OPENING, text[start])) start += 1
  while (start < end && isAround(CLOSING, text[end - 1])) end -= 1
  return text.slice(start, end)
}

const isAround = (marks: ReadonlySet<string>, character = ''): boolean =>
  marks.has(character) || character.trim() === '' || isZeroWidth(character)
