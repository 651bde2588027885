import type { LogLevel } from '../log-line.ts'
import { toLevel } from './level-words.ts'

/** Words with a digit, such as a time, then pairs, then the level: `time="..." level=error`. */
const levelField =
  /^(?:(?=[^\s="]*\d)[^\s="]+\s+)*(?:[\w.@-]+=(?:"(?:[^"\\]|\\.)*"|[^\s"]\S*)?\s+)*(?:level|lvl|severity|log\.level)=["']?([A-Za-z]+)/

/** The level of a line in pairs (logfmt): of logrus, slog, Prometheus, Grafana. */
export function findFieldLevel(head: string): LogLevel | undefined {
  if (!head.includes('=')) return undefined
  const word = levelField.exec(head)?.[1]
  return word === undefined ? undefined : toLevel(word)
}
