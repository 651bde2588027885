export const namedColors = [
  ...(['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const),
  ...(['bright-black', 'bright-red', 'bright-green', 'bright-yellow'] as const),
  ...(['bright-blue', 'bright-magenta', 'bright-cyan', 'bright-white'] as const),
] as const

/** One of the 16 colors that the theme decides about. */
export type NamedColor = (typeof namedColors)[number]

/** `rgb` is a CSS color: `rgb(255, 135, 0)`. */
export type TextColor = { name: NamedColor } | { rgb: string }

/** `reverse` exchanges the color and the background, also those that aren't set. */
export type TextDecoration = 'bold' | 'dim' | 'italic' | 'underline' | 'strikethrough' | 'reverse'

/** A part of a line that has one look. */
export interface StyledSpan {
  text: string
  color?: TextColor
  background?: TextColor
  decorations?: readonly TextDecoration[]
}

/** A line's parts, without its terminal sequences. Their texts together are its plain text. */
export const toStyledSpans = (message: string): StyledSpan[] => [{ text: toPlainText(message) }]

/** Terminal sequences (CSI, OSC) and returns, which mean something to a terminal only. */
const ofTerminal = /\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\r/g

/** A line's text without its terminal sequences. Offsets of a search are offsets in it. */
export const toPlainText = (message: string): string => message.replace(ofTerminal, '')
