import { readQuotedPiece } from '../form/command-line.ts'

export interface ShellWord {
  text: string
  /** The shell would put something else in: `$NAME`, `$(...)` or backticks stand in it. */
  isExpanded: boolean
}

export type ShellWords =
  { ok: true; words: ShellWord[]; rest: string } | { ok: false; message: string }

/**
 * The words of the first command in a pasted text, as a POSIX shell would read them; what would be
 * expanded is left as it stands and said. The command ends at an operator, or at the end of a line
 * whose next line does not begin with an option; `rest` is what follows.
 */
export function readShellWords(source: string): ShellWords {
  const text = source.replaceAll('\r\n', '\n')
  const words: ShellWord[] = []
  let word: ShellWord | undefined
  let at = 0
  const endWord = () => {
    if (word) words.push(word)
    word = undefined
  }
  while (at < text.length) {
    const character = text.charAt(at)
    if (isEnd(text, at, words.length + (word ? 1 : 0))) break
    if (/\s/.test(character)) {
      endWord()
      at += 1
      continue
    }
    if (character === '#' && !word) {
      at = endOfLine(text, at)
      continue
    }
    const piece = readPiece(text, at)
    if ('message' in piece) return { ok: false, message: piece.message }
    if (piece.text !== undefined) {
      const { text: before = '', isExpanded = false } = word ?? {}
      word = { text: before + piece.text, isExpanded: isExpanded || piece.isExpanded === true }
    }
    at = piece.end
  }
  endWord()
  return { ok: true, words, rest: text.slice(at).trim() }
}

const endOfLine = (text: string, from: number) => {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

function isEnd(text: string, at: number, wordCount: number): boolean {
  const character = text.charAt(at)
  if ('|&;<>()'.includes(character)) return true
  if (character !== '\n' || wordCount === 0) return false
  const next = /\S/.exec(text.slice(at, at + 400))
  return next !== null && next[0] !== '-' && next[0] !== '#'
}

type Piece = { text?: string; end: number; isExpanded?: boolean } | { message: string }

function readPiece(text: string, at: number): Piece {
  const expansion = findExpansionEnd(text, at)
  if (expansion !== undefined)
    return { text: text.slice(at, expansion), end: expansion, isExpanded: true }
  if (text.charAt(at) === '"') return readDoubleQuoted(text, at)
  return readQuotedPiece(text, at)
}

/** Double quotes expand as well: what is between the pieces of text is kept as it stands. */
function readDoubleQuoted(text: string, at: number): Piece {
  let value = ''
  let isExpanded = false
  let next = at + 1
  while (next < text.length && text.charAt(next) !== '"') {
    const expansion = findExpansionEnd(text, next)
    const end = expansion ?? (text.charAt(next) === '\\' ? next + 2 : next + 1)
    const piece = text.slice(next, end)
    isExpanded ||= expansion !== undefined
    value += expansion === undefined ? unescape(piece) : piece
    next = end
  }
  if (next < text.length) return { text: value, end: next + 1, isExpanded }
  return readQuotedPiece(text, at)
}

const unescape = (piece: string) => {
  if (piece === '\\\n') return ''
  return /^\\[$`"\\]$/.test(piece) ? piece.slice(1) : piece
}

/** Where the expansion that begins here ends, or undefined when none begins. */
function findExpansionEnd(text: string, at: number): number | undefined {
  const character = text.charAt(at)
  if (character === '`') {
    const close = text.indexOf('`', at + 1)
    return close < 0 ? text.length : close + 1
  }
  if (character !== '$') return undefined
  const next = text.charAt(at + 1)
  if (next === '(') return findClose(text, at + 1, '(', ')')
  if (next === '{') return findClose(text, at + 1, '{', '}')
  const name = /^\$([A-Za-z_]\w*|[\d@*#?$!'-])/.exec(text.slice(at, at + 200))
  return name ? at + name[0].length : undefined
}

/** Brackets between quotes close nothing. */
function findClose(text: string, at: number, open: string, close: string): number {
  let depth = 0
  let quote = ''
  for (let next = at; next < text.length; next += 1) {
    const character = text.charAt(next)
    if (character === '\\') next += 1
    else if (quote !== '') quote = character === quote ? '' : quote
    else if (character === '"' || character === "'") quote = character
    else if (character === open) depth += 1
    else if (character === close) depth -= 1
    if (depth === 0) return next + 1
  }
  return text.length
}
