import type { LogLine } from './log-line.ts'

/**
 * The lines of several containers in one order, by time. Lines of one container keep their order, and
 * lines of the same instant the order of the containers.
 */
export const mergeLines = (logs: readonly (readonly LogLine[])[]): LogLine[] =>
  logs.flat().sort((one, other) => one.timestampMs - other.timestampMs)
