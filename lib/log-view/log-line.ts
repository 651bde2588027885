export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const
export type LogLevel = (typeof logLevels)[number]

/** A line of a container's log, as the viewer shows it. */
export interface LogLine {
  container: string
  /** Epoch milliseconds. */
  timestampMs: number
  /** As the container wrote it, with its ANSI sequences and without its line break. */
  message: string
  /** An event of several lines makes several of these: 0 for the first one. */
  part: number
  /** Undefined where the line names none, and for a continued line. */
  level?: LogLevel
  /** It goes on from the line before of the same container, such as a frame of a stack. */
  isContinued: boolean
}
