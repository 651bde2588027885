import type { Span } from './spans.ts'

/**
 * Where a value stands that begins at `start`, and where reading goes on. Texts come from outside:
 * each reader visits a character once, and what is never closed reaches to the end of the text.
 */
export interface ValueRead {
  span: Span
  next: number
}

const isQuote = (character: string | undefined) =>
  character === '"' || character === "'" || character === '`'

/** How many backslashes stand at `at`. */
function countBackslashes(text: string, at: number): number {
  let count = 0
  while (text[at + count] === '\\') count++
  return count
}

/** Whether a quote opens here, be it escaped because the whole stands in quotes itself. */
export const opensQuote = (text: string, at: number): boolean =>
  isQuote(text[at]) || (text[at] === '\\' && isQuote(text[at + countBackslashes(text, at)]))

/** `"two words"`, `'x'`, `\"x\"`: what stands between the quotes. */
export function readQuoted(text: string, start: number): ValueRead {
  const depth = countBackslashes(text, start)
  const quote = text[start + depth]
  const from = start + depth + 1
  let backslashes = 0
  for (let at = from; at < text.length; at++) {
    const character = text[at]
    if (character === '\\') {
      backslashes++
      continue
    }
    const isClosing = depth === 0 ? backslashes % 2 === 0 : backslashes <= depth
    if (character === quote && isClosing) {
      return { span: { start: from, end: at - (depth === 0 ? 0 : backslashes) }, next: at + 1 }
    }
    backslashes = 0
  }
  return { span: { start: from, end: text.length }, next: text.length }
}

const endsWord = /[\s;|)}\],]/

/** A word as a shell or a connection string has it: `x`, `a"b c"d`, `a\ b`; up to `;` or a blank. */
export function readWord(text: string, start: number, isInQuery: boolean): ValueRead {
  let at = start
  while (at < text.length) {
    const character = text[at] ?? ''
    if (/\s/.test(character) || character === ';') break
    if (character === '&' && isInQuery) break
    if (isQuote(character)) {
      const after = text[at + 1]
      // Followed by nothing more of the word it closes what the whole stands in.
      if (at > start && (after === undefined || endsWord.test(after))) break
      at = readQuoted(text, at).next
      continue
    }
    const backslashes = countBackslashes(text, at)
    if (backslashes > 0 && isQuote(text[at + backslashes])) break
    // An odd one takes the character behind it with it, such as a blank.
    at += backslashes > 0 ? backslashes + (backslashes % 2) : 1
  }
  const end = Math.min(at, text.length)
  return { span: { start, end }, next: end }
}

/** The rest of a line, as headers and YAML have it, or up to the quote that the line stands in. */
export function readLine(text: string, start: number): ValueRead {
  let at = start
  while (at < text.length && text[at] !== '\n' && !isQuote(text[at])) at++
  return { span: { start, end: at }, next: at }
}

/** `[...]` or `{...}` with all that it holds. */
export function readBracketed(text: string, start: number): ValueRead {
  let depth = 0
  let at = start
  while (at < text.length) {
    const character = text[at]
    if (isQuote(character)) {
      at = readQuoted(text, at).next
      continue
    }
    at++
    if (character === '[' || character === '{') depth++
    else if (character === ']' || character === '}') depth--
    if (depth === 0) break
  }
  return { span: { start, end: at }, next: at }
}

/** A number or a bare word of JSON. */
export function readBare(text: string, start: number): ValueRead {
  let at = start
  while (at < text.length && !/[\s,}\]"']/.test(text[at] ?? '')) at++
  return { span: { start, end: at }, next: at }
}
