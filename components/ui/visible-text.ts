/**
 * Characters that are not seen but change what is: controls (a tab, a new line and a return before
 * one are seen), bidi controls, zero-width and format characters, tags, halves of a pair.
 */
const hidden =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\p{Cs}\u{e0000}-\u{e007f}]|\r(?!\n)/gu

/** The same text with those written out, `\u202e`: what is read is what runs. */
export const toVisibleText = (text: string): string => text.replace(hidden, toEscape)

function toEscape(character: string): string {
  const digits = (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')
  return digits.length > 4 ? `\\u{${digits}}` : `\\u${digits}`
}
