import { isZeroWidth } from './hidden-characters.ts'
import { findBracketEnd } from './find-expansion.ts'
import { isEscaped, unescapeQuotes } from './native-argument.ts'
import { findHashCommentEnd, isLastLine, readWords, toNotClosed } from './read-words.ts'
import type { Grammar, Piece, ShellWords } from './read-words.ts'

/**
 * The words of the first command in a text, as PowerShell would hand them to a program; see
 * `readShellWords`. An assignment before the command is dropped.
 * Source: Microsoft, "about_Parsing" and "about_Quoting_Rules".
 */
export function readPowerShellWords(source: string): ShellWords {
  const text = source.replaceAll('\r\n', '\n').replace(/^\s*\$[\w:]+\s*=\s*(?:[$@]?\()?/, '')
  const read = readWords(text, powerShell)
  if (!read.ok) return read
  return {
    ...read,
    words: read.words.map(word =>
      isEscaped(word.text) ? { ...word, text: unescapeQuotes(word.text) } : word,
    ),
  }
}

/** PowerShell takes the typographic quotes of a word processor for straight ones. */
const singleQuotes = "'‘’‚‛"
const doubleQuotes = '"“”„'

const powerShell: Grammar = {
  isBlank: character => /\s/.test(character),
  isHidden: isZeroWidth,
  findCommentEnd: findHashCommentEnd,
  isEnd(text, at, wordCount) {
    const character = text.charAt(at)
    if (character === '(') return wordCount === 0
    return (
      (character !== '' && '|&;<>)'.includes(character)) || (wordCount > 0 && isLastLine(text, at))
    )
  },
  readPiece(text, at) {
    const end = findValueEnd(text, at)
    if (end !== undefined) return { text: text.slice(at, end), end, isExpanded: true }
    const character = text.charAt(at)
    const hereString = readHereString(text, at)
    if (hereString) return hereString
    if (singleQuotes.includes(character)) return readSingleQuoted(text, at)
    if (doubleQuotes.includes(character)) return readDoubleQuoted(text, at)
    return character === '`' ? readEscape(text, at) : { text: character, end: at + 1 }
  },
}

/** Where the variable or expression that begins at a place ends. */
function findVariableEnd(text: string, at: number): number | undefined {
  if (text.charAt(at) !== '$') return undefined
  const next = text.charAt(at + 1)
  if (next === '(') return findBracketEnd(text, at + 1, '(', ')')
  if (next === '{') return findBracketEnd(text, at + 1, '{', '}')
  const name = /^\$(?:\w+:)?\w+/.exec(text.slice(at, at + 200))
  return name ? at + name[0].length : undefined
}

function findValueEnd(text: string, at: number): number | undefined {
  const bracket = text.startsWith('@(', at) ? at + 1 : at
  if (text.charAt(bracket) === '(') return findBracketEnd(text, bracket, '(', ')')
  return findVariableEnd(text, at)
}

function readSingleQuoted(text: string, at: number): Piece {
  let value = ''
  for (let next = at + 1; next < text.length; next += 1) {
    if (singleQuotes.includes(text.charAt(next))) {
      if (!isOneOf(singleQuotes, text.charAt(next + 1))) return { text: value, end: next + 1 }
      next += 1
    }
    value += text.charAt(next)
  }
  return toNotClosed(text.charAt(at), at)
}

function readDoubleQuoted(text: string, at: number): Piece {
  let value = ''
  let isExpanded = false
  let next = at + 1
  while (next < text.length) {
    const character = text.charAt(next)
    if (isOneOf(doubleQuotes, character)) {
      if (!isOneOf(doubleQuotes, text.charAt(next + 1))) {
        return { text: value, end: next + 1, isExpanded }
      }
      next += 1
    }
    const piece = readExpandable(text, next)
    value += piece.text ?? ''
    isExpanded ||= piece.isExpanded === true
    next = piece.end
  }
  return toNotClosed(text.charAt(at), at)
}

const isOneOf = (characters: string, character: string) =>
  character !== '' && characters.includes(character)

/** `@'`, lines, and `'@` at the beginning of a line. */
function readHereString(text: string, at: number): Piece | undefined {
  const open = /^@(['"])[ \t]*\n/.exec(text.slice(at, at + 100))
  if (!open) return undefined
  const [head, quote = ''] = open
  const start = at + head.length
  const close = text.indexOf(`\n${quote}@`, start - 1)
  if (close < 0) return toNotClosed(`@${quote}`, at)
  const body = text.slice(start, Math.max(start, close))
  const end = close + 3
  return quote === "'" ? { text: body, end } : { ...expand(body), end }
}

function expand(body: string): { text: string; isExpanded: boolean } {
  let text = ''
  let isExpanded = false
  for (let at = 0; at < body.length;) {
    const piece = readExpandable(body, at)
    text += piece.text ?? ''
    isExpanded ||= piece.isExpanded === true
    at = piece.end
  }
  return { text, isExpanded }
}

type ReadPiece = Exclude<Piece, { problem: unknown }>

/** A variable, an escape or a character of a text that PowerShell expands. */
function readExpandable(text: string, at: number): ReadPiece {
  const end = findVariableEnd(text, at)
  if (end !== undefined) return { text: text.slice(at, end), end, isExpanded: true }
  const character = text.charAt(at)
  return character === '`' ? readEscape(text, at) : { text: character, end: at + 1 }
}

const escapes = new Map([
  ['0', '\0'],
  ['a', '\x07'],
  ['b', '\b'],
  ['e', '\x1b'],
  ['f', '\f'],
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['v', '\v'],
])

/** A backtick joins two lines, also where blanks were pasted behind it. */
function readEscape(text: string, at: number): ReadPiece {
  const lineEnd = /^`[ \t]*(?:\n|$)/.exec(text.slice(at, at + 100))
  if (lineEnd) return { end: at + lineEnd[0].length }
  const character = text.charAt(at + 1)
  return { text: escapes.get(character) ?? character, end: at + 2 }
}
