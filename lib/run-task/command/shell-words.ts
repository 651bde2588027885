import { toCoded } from '../problems/problem-texts.ts'
import type { Coded } from '../problems/problem-texts.ts'
import { findExpansionEnd } from './find-expansion.ts'

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

export interface ShellWord {
  text: string
  /** The shell would put something else in: `$NAME`, `$(...)` or backticks stand in it. */
  isExpanded: boolean
}

export type ShellWords =
  { ok: true; words: ShellWord[]; rest: string } | { ok: false; problem: Coded }

/**
 * The words of the first command in a pasted text, as a POSIX shell would read them. An expansion
 * is left as it is, and its word is marked. The command ends at an operator, or at the end of a
 * line whose next line does not begin with an option; `rest` is what follows.
 */
export const readShellWords = (source: string): ShellWords =>
  readWords(source.replaceAll('\r\n', '\n'), shell)

/** What a text may hold besides words and quotes. */
interface Grammar {
  isBlank: (character: string) => boolean
  /** Where the expansion that begins at a place ends; undefined where none begins. */
  findExpansionEnd: (text: string, at: number) => number | undefined
  /** Where a comment that begins at a place ends. */
  findCommentEnd: (text: string, at: number) => number | undefined
  /** Whether the command is over, with so many words before. */
  isEnd: (text: string, at: number, wordCount: number) => boolean
}

const literal: Grammar = {
  isBlank: character => /[ \t\n\r]/.test(character),
  findExpansionEnd: () => undefined,
  findCommentEnd: () => undefined,
  isEnd: () => false,
}

const shell: Grammar = {
  isBlank: character => /\s/.test(character),
  findExpansionEnd,
  findCommentEnd(text, at) {
    if (text.charAt(at) !== '#') return undefined
    const end = text.indexOf('\n', at)
    return end < 0 ? text.length : end
  },
  isEnd(text, at, wordCount) {
    const character = text.charAt(at)
    if ('|&;<>()'.includes(character)) return true
    if (character !== '\n' || wordCount === 0) return false
    const next = /\S/.exec(text.slice(at, at + 400))
    return next !== null && next[0] !== '-' && next[0] !== '#'
  },
}

function readWords(text: string, grammar: Grammar): ShellWords {
  const words: ShellWord[] = []
  let word: ShellWord | undefined
  let at = 0
  const endWord = () => {
    if (word) words.push(word)
    word = undefined
  }
  while (at < text.length && !grammar.isEnd(text, at, words.length + (word ? 1 : 0))) {
    if (grammar.isBlank(text.charAt(at))) {
      endWord()
      at += 1
      continue
    }
    const commentEnd = word ? undefined : grammar.findCommentEnd(text, at)
    if (commentEnd !== undefined) {
      at = commentEnd
      continue
    }
    const piece = readPiece(text, at, grammar)
    if ('problem' in piece) return { ok: false, problem: piece.problem }
    if (piece.text !== undefined) {
      const { text: before = '', isExpanded = false } = word ?? {}
      word = { text: before + piece.text, isExpanded: isExpanded || piece.isExpanded === true }
    }
    at = piece.end
  }
  endWord()
  return { ok: true, words, rest: text.slice(at).trim() }
}

/** `text` is absent for a line continuation, which belongs to no word. */
type Piece = { text?: string; end: number; isExpanded?: boolean } | { problem: Coded }

/** One character, or all that a quote, a backslash or an expansion holds. */
function readPiece(text: string, at: number, grammar: Grammar): Piece {
  const expansionEnd = grammar.findExpansionEnd(text, at)
  if (expansionEnd !== undefined) {
    return { text: text.slice(at, expansionEnd), end: expansionEnd, isExpanded: true }
  }
  const character = text.charAt(at)
  if (character === "'") return readSingleQuoted(text, at)
  if (character === '"') return readDoubleQuoted(text, at, grammar)
  if (character !== '\\') return { text: character, end: at + 1 }
  if (at + 1 === text.length) return { problem: toCoded('command-ends-with-backslash') }
  const escaped = text.charAt(at + 1)
  return escaped === '\n' ? { end: at + 2 } : { text: escaped, end: at + 2 }
}

function readSingleQuoted(text: string, at: number): Piece {
  const close = text.indexOf("'", at + 1)
  return close < 0 ? notClosed("'", at) : { text: text.slice(at + 1, close), end: close + 1 }
}

/** Double quotes don't keep the shell from expanding. */
function readDoubleQuoted(text: string, at: number, grammar: Grammar): Piece {
  let value = ''
  let isExpanded = false
  let next = at + 1
  while (next < text.length && text.charAt(next) !== '"') {
    const expansionEnd = grammar.findExpansionEnd(text, next)
    const end = expansionEnd ?? next + (text.charAt(next) === '\\' ? 2 : 1)
    const piece = text.slice(next, end)
    value += expansionEnd === undefined ? unescape(piece) : piece
    isExpanded ||= expansionEnd !== undefined
    next = end
  }
  return next < text.length ? { text: value, end: next + 1, isExpanded } : notClosed('"', at)
}

/** Between double quotes, a backslash escapes these characters only. */
function unescape(piece: string): string {
  if (piece === '\\\n') return ''
  return /^\\[$`"\\]$/.test(piece) ? piece.slice(1) : piece
}

const notClosed = (quote: string, at: number): Piece => ({
  problem: toCoded('command-quote-open', { quote, at: at + 1 }),
})
