export type CommandLine = { ok: true; words: string[] } | { ok: false; message: string }

/**
 * Splits a line into words by the quoting rules of POSIX (Shell Command Language, 2.2): blanks
 * separate, `'...'` is literal, `"..."` and `\` escape. Nothing is expanded or run: ECS hands the
 * words to the container as they are, so `$HOME`, `*` and `&&` stay what they are.
 */
export function parseCommandLine(line: string): CommandLine {
  const words: string[] = []
  let word: string | undefined
  let at = 0
  while (at < line.length) {
    const character = line.charAt(at)
    if (isBlank(character)) {
      if (word !== undefined) words.push(word)
      word = undefined
      at += 1
      continue
    }
    const piece = readQuotedPiece(line, at)
    if ('message' in piece) return { ok: false, message: piece.message }
    if (piece.text !== undefined) word = (word ?? '') + piece.text
    at = piece.end
  }
  if (word !== undefined) words.push(word)
  return { ok: true, words }
}

/** The line that `parseCommandLine`, and any POSIX shell, reads as exactly these words. */
export const quoteCommandLine = (words: readonly string[]): string => words.map(quoteWord).join(' ')

/** One word, quoted only where a POSIX shell needs it. */
export function quoteWord(word: string): string {
  if (/^[\w@%+=:,./-]+$/.test(word)) return word
  if (word.includes("'") && !/["$`\\!]/.test(word)) return `"${word}"`
  return `'${word.replaceAll("'", "'\\''")}'`
}

const isBlank = (character: string) => /[ \t\n\r]/.test(character)

/** `text` is absent for a line continuation, which is no part of a word. */
type Piece = { text?: string; end: number } | { message: string }

/** The character at a place of a line, or all that its quote or backslash holds. */
export function readQuotedPiece(line: string, at: number): Piece {
  const character = line.charAt(at)
  if (character === "'") return readSingleQuoted(line, at)
  if (character === '"') return readDoubleQuoted(line, at)
  if (character !== '\\') return { text: character, end: at + 1 }
  if (at + 1 === line.length) {
    return { message: 'Command ends with a backslash. Remove it, or write \\\\ for a backslash.' }
  }
  const escaped = line.charAt(at + 1)
  return escaped === '\n' ? { end: at + 2 } : { text: escaped, end: at + 2 }
}

function readSingleQuoted(line: string, at: number): Piece {
  const close = line.indexOf("'", at + 1)
  if (close < 0) return unterminated("'", at)
  return { text: line.slice(at + 1, close), end: close + 1 }
}

function readDoubleQuoted(line: string, at: number): Piece {
  let text = ''
  let next = at + 1
  while (next < line.length) {
    const character = line.charAt(next)
    if (character === '"') return { text, end: next + 1 }
    const escaped = line.charAt(next + 1)
    if (character === '\\' && escaped !== '' && '$`"\\\n'.includes(escaped)) {
      if (escaped !== '\n') text += escaped
      next += 2
    } else {
      text += character
      next += 1
    }
  }
  return unterminated('"', at)
}

const unterminated = (quote: string, at: number): Piece => ({
  message: `Command opens a ${quote} at character ${at + 1} and does not close it. Add ${quote} where the word ends.`,
})
