import { readPieces, steersTerminal } from './terminal/read-pieces.ts'
import { StyleReader } from './terminal/text-style.ts'
import type { TextStyle } from './terminal/text-style.ts'

export type { TextColor } from './terminal/text-style.ts'

/** A part of a line that has one look. */
export interface StyledSpan extends TextStyle {
  text: string
}

/** A line's parts, without its terminal sequences. Their texts together are its plain text. */
export function toStyledSpans(message: string): StyledSpan[] {
  if (!steersTerminal(message)) return message === '' ? [] : [{ text: message }]
  const reader = new StyleReader()
  const noStyle: TextStyle = {}
  const pieces = readPieces(message, noStyle, parameters => reader.read(parameters))
  const spans: StyledSpan[] = []
  let texts: string[] = []
  pieces.forEach(({ start, end, style }, index) => {
    texts.push(message.slice(start, end))
    const next = pieces[index + 1]
    if (next && isSameStyle(next.style, style)) return
    spans.push({ text: texts.join(''), ...style })
    texts = []
  })
  return spans
}

const isSameStyle = (one: TextStyle, other: TextStyle): boolean =>
  one === other || JSON.stringify(one) === JSON.stringify(other)

/** A line's text without its terminal sequences. Offsets of a search are offsets in it. */
export function toPlainText(message: string): string {
  if (!steersTerminal(message)) return message
  return readPieces(message, undefined, () => undefined)
    .map(({ start, end }) => message.slice(start, end))
    .join('')
}
