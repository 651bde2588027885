import { isSecretName } from './is-secret-name.ts'
import {
  opensQuote,
  readBare,
  readBracketed,
  readLine,
  readQuoted,
  readWord,
} from './read-value.ts'
import type { ValueRead } from './read-value.ts'
import type { Span } from './spans.ts'

/**
 * Values that stand behind a name that looks secret: `PASSWORD=x`, `--token x`, `"secret": "x"`,
 * `Authorization: x`, `?sig=x`, `Pwd=x;`, `PASSWORD 'x'`. Linear in the text's length.
 */
export function findNamedSecrets(text: string): Span[] {
  const spans: Span[] = []
  const names = /-{0,2}[A-Za-z_][\w.-]{2,}/g
  for (let match = names.exec(text); match; match = names.exec(text)) {
    const read = readValueOf(text, match.index, match[0])
    if (!read) continue
    if (isGiven(text.slice(read.span.start, read.span.end))) spans.push(read.span)
    names.lastIndex = Math.max(read.next, names.lastIndex)
  }
  return spans
}

/** Not empty, not a word of JSON, and not a variable that the shell fills in. */
const isGiven = (value: string): boolean =>
  !/^(?:|null|true|false|\$[A-Z_][A-Z\d_]*|\$\{[A-Z_][A-Z\d_]*\})$/.test(value.trim())

function readValueOf(text: string, start: number, found: string): ValueRead | undefined {
  const name = found.replace(/^-+/, '')
  const isOption = name !== found
  const after = start + found.length
  const isQuoted = start > 0 && opensQuote(text, after) && /["'`]/.test(text[start - 1] ?? '')
  const closed = isQuoted ? skipQuote(text, after) : after
  const at = skipBlanks(text, closed)
  const sign = text[at]
  if (sign === '=') return isSecretName(name) ? readAssigned(text, at + 1, start) : undefined
  if (sign === ':') {
    const isMember =
      isQuoted || /[\s=]/.test(text[at + 1] ?? '') || /[{,]/.test(text[start - 1] ?? '')
    if (!isMember || !isSecretName(name)) return undefined
    return readMember(text, at + 1, isQuoted)
  }
  if (isQuoted) {
    const next = skipBlanks(text, at + 1)
    if (!isOption || sign !== ',' || !opensQuote(text, next) || opensOption(text, next)) return
    return isSecretName(name) ? readQuoted(text, next) : undefined
  }
  if (sign === undefined || at === closed || !(isOption || opensQuote(text, at))) return undefined
  if (opensOption(text, at) || isAttached(found) || !isSecretName(name)) return undefined
  return opensQuote(text, at) ? readQuoted(text, at) : readWord(text, at, false)
}

/** `-psecret`: one letter and its value in one word, so that the next word is none. */
export const isAttached = (word: string): boolean => /^-p(?!ass|wd)/i.test(word)

/** `--password --force`: what follows is an option, not a value. */
function opensOption(text: string, from: number): boolean {
  let at = from
  while (text[at] === '\\') at++
  if (/["'`]/.test(text[at] ?? '')) at++
  return /^--?[A-Za-z]/.test(text.slice(at, at + 3))
}

function readAssigned(text: string, from: number, nameStart: number): ValueRead {
  // `==`, `=>` and `name = value`.
  const at = skipBlanks(text, /[=>]/.test(text[from] ?? '') ? from + 1 : from)
  const before = text[nameStart - 1]
  if (!opensQuote(text, at)) return readWord(text, at, before === '?' || before === '&')
  const read = readQuoted(text, at)
  if (!/[^\s;|&)}\],"'`\\]/.test(text[read.next] ?? ' ')) return read
  // `'a'b`: the shell joins what touches.
  return readWord(text, at, false)
}

function readMember(text: string, from: number, isJson: boolean): ValueRead {
  const at = skipBlanks(text, text[from] === '=' ? from + 1 : from)
  if (opensQuote(text, at)) return readQuoted(text, at)
  if (text[at] === '[' || text[at] === '{') return readBracketed(text, at)
  return isJson ? readBare(text, at) : readLine(text, at)
}

function skipBlanks(text: string, from: number): number {
  let at = from
  while (text[at] === ' ' || text[at] === '\t' || text[at] === '\n' || text[at] === '\r') at++
  return at
}

function skipQuote(text: string, from: number): number {
  let at = from
  while (text[at] === '\\') at++
  return at + 1
}
