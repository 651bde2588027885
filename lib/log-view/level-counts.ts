import { logLevels } from './log-line.ts'
import type { LogLevel, LogLine } from './log-line.ts'

export type LevelCounts = Record<LogLevel, number>

/** How many entries name each level. Lines that continue an entry don't count. */
export function countLevels(lines: readonly LogLine[], hidden: ReadonlySet<string>): LevelCounts {
  const counts = { fatal: 0, error: 0, warn: 0, info: 0, debug: 0, trace: 0 }
  for (const { level, container } of lines) {
    if (level && !hidden.has(container)) counts[level] += 1
  }
  return counts
}

/** The index of the last entry with an error; -1 where there is none. */
export const findLastError = (lines: readonly LogLine[], hidden: ReadonlySet<string>): number =>
  lines.findLastIndex(({ level, container }) => isErrorLevel(level) && !hidden.has(container))

export const isErrorLevel = (level: LogLevel | undefined): boolean =>
  level !== undefined && logLevels.indexOf(level) <= logLevels.indexOf('error')
