import { toCoded } from '../problems/problem-texts.ts'
import type { Coded } from '../problems/problem-texts.ts'
import { isZeroWidth } from './hidden-characters.ts'
import { readAnsiCQuoted } from './ansi-c-quote.ts'
import { findExpansionEnd } from './find-expansion.ts'
import { findHashCommentEnd, isLastLine, readWords, toNotClosed } from './read-words.ts'
import type { Grammar, Piece, ShellWords } from './read-words.ts'

export type CommandLine = { ok: true; words: string[] } | { ok: false; problem: Coded }

/**
 * Splits a line into words by the quoting rules of POSIX (Shell Command Language, 2.2): blanks
 * separate, `'...'` is literal, `"..."` and `\` escape. Nothing is expanded or run: ECS hands the
 * words to the container as they are, so `$HOME`, `*` and `&&` stay what they are.
 */
export function splitCommandLine(line: string): CommandLine {
  const read = readWords(line, literal)
  return read.ok ? { ok: true, words: read.words.map(({ text }) => text) } : read
}

/**
 * The words of the first command in a pasted text, as a POSIX shell would read them. An expansion
 * is left as it is, and its word is marked. The command ends at an operator, or at the end of a
 * line whose next line does not begin with an option; `rest` is what follows.
 */
export const readShellWords = (source: string): ShellWords =>
  readWords(source.replaceAll('\r\n', '\n'), shell)

const literal: Grammar = {
  isBlank: character => /[ \t\n\r]/.test(character),
  isHidden: () => false,
  findCommentEnd: () => undefined,
  isEnd: () => false,
  readPiece: (text, at) => readPiece(text, at, () => undefined),
}

const shell: Grammar = {
  isBlank: character => /\s/.test(character),
  isHidden: isZeroWidth,
  findCommentEnd: findHashCommentEnd,
  isEnd: (text, at, wordCount) =>
    '|&;<>()'.includes(text.charAt(at)) || (wordCount > 0 && isLastLine(text, at)),
  readPiece: (text, at) =>
    readAnsiCQuoted(text, at) ?? joinLines(text, at) ?? readPiece(text, at, findExpansionEnd),
}

/** A backslash was meant to join two lines, also where blanks were pasted behind it. */
function joinLines(text: string, at: number): Piece | undefined {
  const found = text.charAt(at) === '\\' && /^\\[ \t]+\n/.exec(text.slice(at, at + 100))
  return found ? { end: at + found[0].length } : undefined
}

/** Where the expansion that begins at a place ends; undefined where none begins. */
type FindEnd = (text: string, at: number) => number | undefined

function readPiece(text: string, at: number, findEnd: FindEnd): Piece {
  const expansionEnd = findEnd(text, at)
  if (expansionEnd !== undefined) {
    return { text: text.slice(at, expansionEnd), end: expansionEnd, isExpanded: true }
  }
  const character = text.charAt(at)
  if (character === "'") return readSingleQuoted(text, at)
  if (character === '"') return readDoubleQuoted(text, at, findEnd)
  if (character !== '\\') return { text: character, end: at + 1 }
  if (at + 1 === text.length) return { problem: toCoded('command-ends-with-backslash') }
  const escaped = text.charAt(at + 1)
  return escaped === '\n' ? { end: at + 2 } : { text: escaped, end: at + 2 }
}

function readSingleQuoted(text: string, at: number): Piece {
  const close = text.indexOf("'", at + 1)
  return close < 0 ? toNotClosed("'", at) : { text: text.slice(at + 1, close), end: close + 1 }
}

/** Double quotes don't keep the shell from expanding. */
function readDoubleQuoted(text: string, at: number, findEnd: FindEnd): Piece {
  let value = ''
  let isExpanded = false
  let next = at + 1
  while (next < text.length && text.charAt(next) !== '"') {
    const expansionEnd = findEnd(text, next)
    const end = expansionEnd ?? next + (text.charAt(next) === '\\' ? 2 : 1)
    const piece = text.slice(next, end)
    value += expansionEnd === undefined ? unescape(piece) : piece
    isExpanded ||= expansionEnd !== undefined
    next = end
  }
  return next < text.length ? { text: value, end: next + 1, isExpanded } : toNotClosed('"', at)
}

/** Between double quotes, a backslash escapes these characters only. */
function unescape(piece: string): string {
  if (piece === '\\\n') return ''
  return /^\\[$`"\\]$/.test(piece) ? piece.slice(1) : piece
}
