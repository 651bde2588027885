import { isZeroWidth } from './hidden-characters.ts'
import { isLastLine, readWords, toNotClosed } from './read-words.ts'
import type { Grammar, Piece, ShellWords } from './read-words.ts'

/**
 * The words of the first command in a text, as the Windows command prompt and the program's C
 * runtime would read them; see `readShellWords`. An apostrophe is no quote there.
 * Source: Microsoft, "cmd" and "Parsing C command-line arguments".
 */
export function readCmdWords(source: string): ShellWords {
  const text = source.replaceAll('\r\n', '\n')
  const { line, end } = takeLine(text)
  const read = readWords(line, program)
  if (!read.ok) return read
  const words = read.words.map(({ text }) => ({ text, isExpanded: /%[A-Za-z_]\w*%/.test(text) }))
  return { ok: true, words, rest: text.slice(end).trim() }
}

/** The first command without its carets, which escape outside of quotes, and where it ends. */
function takeLine(text: string): { line: string; end: number } {
  let line = ''
  let hasWord = false
  let isQuoted = false
  let at = 0
  while (at < text.length) {
    const character = text.charAt(at)
    hasWord ||= /\S/.test(character)
    if (character === '\n') {
      if (hasWord && isLastLine(text, at)) break
      isQuoted = false
    } else if (!isQuoted && '|&<>'.includes(character)) break
    if (character === '"') isQuoted = !isQuoted
    const caret = isQuoted || character !== '^' ? undefined : readCaret(text, at)
    line += caret ? caret.text : character
    at = caret ? caret.end : at + 1
  }
  return { line, end: at }
}

/** A caret joins two lines, also where blanks were pasted behind it. */
function readCaret(text: string, at: number): { text: string; end: number } {
  const lineEnd = /^\^[ \t]*(?:\n|$)/.exec(text.slice(at, at + 100))
  if (lineEnd) return { text: '', end: at + lineEnd[0].length }
  return { text: text.charAt(at + 1), end: at + 2 }
}

const program: Grammar = {
  isBlank: character => /\s/.test(character),
  isHidden: isZeroWidth,
  findCommentEnd: () => undefined,
  isEnd: () => false,
  readPiece: (text, at) => (text.charAt(at) === '"' ? readQuoted(text, at) : readRun(text, at)),
}

interface Run {
  text: string
  end: number
}

/** A character, or backslashes with the quote that they escape: half of them go before a quote. */
function readRun(text: string, at: number): Run {
  if (text.charAt(at) !== '\\') return { text: text.charAt(at), end: at + 1 }
  let end = at
  while (text.charAt(end) === '\\') end += 1
  if (text.charAt(end) !== '"') return { text: text.slice(at, end), end }
  const half = '\\'.repeat((end - at) / 2)
  return (end - at) % 2 === 0 ? { text: half, end } : { text: `${half}"`, end: end + 1 }
}

/** Two quotes within quotes are one. */
function readQuoted(text: string, at: number): Piece {
  let value = ''
  let next = at + 1
  while (next < text.length) {
    if (text.charAt(next) !== '"') {
      const run = readRun(text, next)
      value += run.text
      next = run.end
    } else if (text.charAt(next + 1) === '"') {
      value += '"'
      next += 2
    } else return { text: value, end: next + 1 }
  }
  return toNotClosed('"', at)
}
