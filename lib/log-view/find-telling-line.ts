import type { LogLine } from './log-line.ts'
import { readJsonLine } from './read-json-line.ts'
import { toPlainText } from './styled-text.ts'

/** A line that says why a container failed, and its text as one reads it. */
export interface TellingLine {
  line: LogLine
  isError: boolean
  /** Without terminal sequences; of a JSON line its message. */
  text: string
}

/** The last line of level error or fatal, else the last one with a text. Oldest line first. */
export function findTellingLine(lines: readonly LogLine[]): TellingLine | undefined {
  const error = lines.findLast(({ level }) => level === 'error' || level === 'fatal')
  const line = error ?? lines.findLast(({ message }) => toPlainText(message).trim() !== '')
  if (!line) return undefined
  const plain = toPlainText(line.message).trim()
  return { line, isError: error !== undefined, text: readJsonLine(plain)?.message || plain }
}
