import { ShellSyntaxError } from './shell-syntax-error.ts'
import type { WordPart } from './split-shell-line.ts'

/**
 * The longest word that Linux accepts. Without a limit, a value that doubles with every command
 * would fill the memory.
 */
const longestWord = 128 * 1024

const reference = /\$(?:([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?::?-([^}]{0,4096}))?\}|([?$#@*0-9])|(\{))/g

export type Lookup = (name: string) => string | undefined

const expandText = (text: string, lookup: Lookup): string =>
  text.replaceAll(
    reference,
    (
      _match,
      bare?: string,
      braced?: string,
      fallback?: string,
      special?: string,
      open?: string,
    ): string => {
      if (open !== undefined) throw new ShellSyntaxError('Bad substitution')
      const value = lookup(bare ?? braced ?? special ?? '')
      return value === undefined || value === '' ? (fallback ?? '') : value
    },
  )

/**
 * Replaces variables in one word of a shell line, and splits its unquoted parts at blanks. One word
 * may become several, or none.
 * @throws ShellSyntaxError for `${` without a name, and for a word that is longer than Linux
 * accepts.
 */
export const expandWord = (parts: readonly WordPart[], lookup: Lookup): string[] => {
  const words: string[] = []
  let word: string | undefined
  let size = 0
  for (const part of parts) {
    const text = part.expands ? expandText(part.text, lookup) : part.text
    size += text.length
    if (size > longestWord) throw new ShellSyntaxError('Argument list too long')
    if (part.quoted || text === part.text) {
      word = (word ?? '') + text
      continue
    }
    const pieces = text.split(/[ \t\n]+/)
    pieces.forEach((piece, index) => {
      if (index > 0 && word !== undefined) {
        words.push(word)
        word = undefined
      }
      if (piece !== '') word = (word ?? '') + piece
    })
  }
  if (word !== undefined) words.push(word)
  return words
}
