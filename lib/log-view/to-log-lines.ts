import { continuesEntry } from './continues-entry.ts'
import type { LogEvent } from './log-answer.ts'
import type { LogLine } from './log-line.ts'
import { readLevel } from './read-level.ts'
import { toPlainText } from './styled-text.ts'

/**
 * The lines of a container's events, in their order.
 *
 * @param before the line that is already there before the first of these
 */
export function toLogLines(
  container: string,
  events: readonly LogEvent[],
  before?: LogLine,
): LogLine[] {
  const lines: LogLine[] = []
  let last = before
  for (const { timestampMs, message } of events) {
    const texts = splitAtBreaks(message)
    for (let part = 0; part < texts.length; part += 1) {
      const line = toLine({ container, timestampMs, message: texts[part] ?? '', part }, last)
      lines.push(line)
      last = line
    }
  }
  return lines
}

/** A break at the end ends the last line, and begins none. */
function splitAtBreaks(message: string): string[] {
  if (!message.includes('\n')) return [message]
  const text = message.endsWith('\n') ? message.slice(0, -1) : message
  return text.split('\n')
}

function toLine(
  line: Pick<LogLine, 'container' | 'timestampMs' | 'message' | 'part'>,
  before: LogLine | undefined,
): LogLine {
  const text = toPlainText(line.message)
  if (line.part > 0 || (before && continuesEntry(text))) return { ...line, isContinued: true }
  const level = readLevel(text)
  return level ? { ...line, level, isContinued: false } : { ...line, isContinued: false }
}
