import type { HeldLine } from '../store/held-line'

/** A longer line is cut until somebody asks for all of it. */
export const LONGEST_SHOWN = 4_096

/** What decides about the heights of rows. All lengths are pixels. */
export interface RowSizes {
  linePx: number
  /** Above the text, where time and container have no columns of their own. */
  metaPx: number
  /** How many characters fit beside each other; undefined where lines aren't wrapped. */
  columns: number | undefined
}

export interface RowState {
  isJsonOpen: boolean
  isWhole: boolean
}

/** The height of a row before it is measured: exact for plain text, as the face is monospaced. */
export function toRowEstimate({ linePx, metaPx, columns }: RowSizes) {
  return (line: HeldLine, { isJsonOpen, isWhole }: RowState): number => {
    const length = isWhole ? line.message.length : Math.min(line.message.length, LONGEST_SHOWN)
    const textLines = columns === undefined ? 1 : Math.max(1, Math.ceil(length / columns))
    const jsonLines = isJsonOpen ? guessJsonLines(line) : 0
    return metaPx + (textLines + jsonLines) * linePx
  }
}

const guesses = new WeakMap<HeldLine, number>()

/** A member of an object takes a line, and so do the two braces. Parsing each line would be slow. */
function guessJsonLines(line: HeldLine): number {
  const known = guesses.get(line)
  if (known !== undefined) return known
  const { message } = line
  const isJson = message.startsWith('{') && message.length < LONGEST_SHOWN
  const guess = isJson ? message.split('":').length + 1 : 0
  guesses.set(line, guess)
  return guess
}
