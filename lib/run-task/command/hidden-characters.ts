/**
 * Characters without a width of their own that a copy from a page or a chat brings along: zero-width
 * and bidi controls, soft hyphens, and the byte order mark of a file.
 */
const zeroWidth = '\\u00ad\\u180e\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff'

const zeroWidthOnly = new RegExp(`^[${zeroWidth}]$`)

export const isZeroWidth = (character: string): boolean => zeroWidthOnly.test(character)

const zeroWidths = new RegExp(`[${zeroWidth}]`, 'g')

export const withoutHidden = (text: string): string => text.replace(zeroWidths, '')

const hiddenStart = new RegExp(`^[\\s${zeroWidth}]+`)

const blankOrHidden = new RegExp(`(?:[^\\S\\n]|[${zeroWidth}])*`, 'y')

/** Where the next character that is seen stands, or the end of the line. */
export function skipHidden(text: string, from: number): number {
  blankOrHidden.lastIndex = from
  return from + (blankOrHidden.exec(text)?.[0].length ?? 0)
}

/** Without blanks and zero-width characters at the beginning, nor blanks at the end. */
export const trimHidden = (text: string): string => text.replace(hiddenStart, '').trimEnd()

/** A whole string, or what JSON takes for no blank although it looks like one, or like nothing. */
const stringOrHidden = new RegExp(`"(?:[^"\\\\]|\\\\[^])*"?|[${zeroWidth}]|[^\\S \\t\\r\\n]`, 'g')

/** Puts a blank for each hidden character outside of strings, so that every place stays. */
export const blankHidden = (json: string): string =>
  json.replace(stringOrHidden, found => (found.startsWith('"') ? found : ' '))

const invisible = /[\s\p{C}\p{Default_Ignorable_Code_Point}]/u

/** The character at a place, or its code point where it would be shown as nothing. */
export function nameCharacter(text: string, at: number): string {
  const codePoint = text.codePointAt(at) ?? 0
  const character = String.fromCodePoint(codePoint)
  if (!invisible.test(character)) return character
  return `U+${codePoint.toString(16).toUpperCase().padStart(4, '0')}`
}
