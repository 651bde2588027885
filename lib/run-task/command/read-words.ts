import { toCoded } from '../problems/problem-texts.ts'
import type { Coded } from '../problems/problem-texts.ts'

export interface ShellWord {
  text: string
  /** The shell would put something else in: a variable or a command stands in it. */
  isExpanded: boolean
}

export type ShellWords =
  { ok: true; words: ShellWord[]; rest: string } | { ok: false; problem: Coded }

/** `text` is absent for a line continuation, which belongs to no word. */
export type Piece = { text?: string; end: number; isExpanded?: boolean } | { problem: Coded }

/** How one shell reads a line. */
export interface Grammar {
  isBlank: (character: string) => boolean
  /** Whether a character outside of quotes belongs to no word, as it can't have been meant. */
  isHidden: (character: string) => boolean
  /** Where a comment that begins at a place ends. */
  findCommentEnd: (text: string, at: number) => number | undefined
  /** Whether the command is over, with so many words before. */
  isEnd: (text: string, at: number, wordCount: number) => boolean
  /** One character, or all that a quote, an escape or an expansion holds. */
  readPiece: (text: string, at: number) => Piece
}

/** The words of the first command in a text; `rest` is what follows it. */
export function readWords(text: string, grammar: Grammar): ShellWords {
  const words: ShellWord[] = []
  let word: ShellWord | undefined
  let at = 0
  const endWord = () => {
    if (word) words.push(word)
    word = undefined
  }
  while (at < text.length && !grammar.isEnd(text, at, words.length + (word ? 1 : 0))) {
    if (grammar.isHidden(text.charAt(at))) {
      at += 1
      continue
    }
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
    const piece = grammar.readPiece(text, at)
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

/** A `#` that begins a word begins a comment. */
export function findHashCommentEnd(text: string, at: number): number | undefined {
  if (text.charAt(at) !== '#') return undefined
  const end = text.indexOf('\n', at)
  return end < 0 ? text.length : end
}

/** A command goes on in the next line where that begins with an option. */
export function isLastLine(text: string, at: number): boolean {
  if (text.charAt(at) !== '\n') return false
  const next = /\S/.exec(text.slice(at, at + 400))
  return next !== null && next[0] !== '-' && next[0] !== '#'
}

export const toNotClosed = (quote: string, at: number): Piece => ({
  problem: toCoded('command-quote-open', { quote, at: at + 1 }),
})
