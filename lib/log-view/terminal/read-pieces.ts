/** A part of a message that a terminal would show, from `start` up to, and without, `end`. */
export interface Piece<Style> {
  start: number
  end: number
  style: Style
}

/** Whether a message has anything that steers a terminal. Most have nothing. */
export const steersTerminal = (message: string): boolean =>
  /[\u0007\b\r\u000e\u000f\u001b]/.test(message)

/**
 * What steers a terminal (ECMA-48): returns, backspaces, the bell and shifts; control sequences; strings
 * such as links and titles; other escapes. A string ends where the next escape begins. A sequence that
 * is cut off is one too.
 */
const steering =
  /[\u0007\b\r\u000e\u000f]|\u001b\[([0-?]*)[ -/]*([@-~]?)|\u001b[\]PX^_][^\u0007\u0018\u001a\u001b]*(?:[\u0007\u0018\u001a]|\u001b\\)?|\u001b[ -/]*[0-~]?/g

/** A string that goes on to the end of the message, such as one that was cut off. */
const openString = /^\u001b[\]PX^_][^\u0007\u0018\u001a]*$/

/**
 * What a terminal would show of a line, in linear time. A return begins the line anew, as progress bars
 * do it, and a backspace takes back one character. All other characters stay, also those that aren't
 * seen.
 *
 * @param toStyle the style after a sequence that sets it, from its parameters
 */
export function readPieces<Style>(
  message: string,
  firstStyle: Style,
  toStyle: (parameters: string) => Style,
): Piece<Style>[] {
  let pieces: Piece<Style>[] = []
  let style = firstStyle
  let start = 0
  let isReturned = false
  const addUpTo = (end: number) => {
    if (end === start) return
    if (isReturned) pieces = []
    isReturned = false
    pieces.push({ start, end, style })
  }
  steering.lastIndex = 0
  for (let found = steering.exec(message); found; found = steering.exec(message)) {
    addUpTo(found.index)
    const [text, parameters = '', final] = found
    start = found.index + text.length
    if (text.length > 2 && start === message.length && openString.test(text)) {
      // Nothing says where it ends: its text is better seen than hidden.
      start = found.index + 2
      steering.lastIndex = start
    } else if (final === 'm' && /^[\d;:]*$/.test(parameters)) style = toStyle(parameters)
    else if (text === '\r' || (final === 'G' && Number(parameters) < 2)) isReturned = true
    else if (text === '\b' && !isReturned) takeBack(message, pieces)
  }
  addUpTo(message.length)
  return pieces
}

/** Takes back the last character. */
function takeBack(message: string, pieces: Piece<unknown>[]): void {
  const last = pieces.at(-1)
  if (!last) return
  const isPair =
    last.end - last.start > 1 &&
    /^[\ud800-\udbff][\udc00-\udfff]$/.test(message.slice(last.end - 2, last.end))
  last.end -= isPair ? 2 : 1
  if (last.end === last.start) pieces.pop()
}
