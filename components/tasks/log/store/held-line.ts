import type { LogLevel, LogLine } from '@/lib/log-view/log-line'

/** A line that the page holds. */
export interface HeldLine extends LogLine {
  /** Unique on the page. It says nothing about the order. */
  id: number
  /** The level of its entry: its own, or that of the line that it goes on from. */
  entryLevel?: LogLevel
  /** One of our own lines about the task, which no container wrote. */
  isPhase?: true
}

let lastId = 0

/** A page holds lines of several containers, so they count together. */
export function toHeldLine(line: LogLine, before: HeldLine | undefined): HeldLine {
  lastId += 1
  const entryLevel = line.level ?? (line.isContinued ? before?.entryLevel : undefined)
  return { ...line, id: lastId, entryLevel }
}

/** Lines in the order in which they were written, with the levels of their entries. */
export function toHeldLines(lines: readonly LogLine[], last: HeldLine | undefined): HeldLine[] {
  let before = last
  return lines.map(line => (before = toHeldLine(line, before)))
}

export const isError = ({ level }: LogLine): boolean => level === 'error' || level === 'fatal'
