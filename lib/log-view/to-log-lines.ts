import { continuesAfter, toFirstContext, toNextContext } from './entry-context.ts'
import { continuesEntry } from './continues-entry.ts'
import type { LogEvent } from './log-answer.ts'
import type { LogLine } from './log-line.ts'
import { readLevel } from './read-level.ts'
import { toPlainText } from './styled-text.ts'

/**
 * The lines of a container's events, in their order. An event of several lines is one entry.
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
  let context = toFirstContext(before ? toPlainText(before.message) : '')
  for (const { timestampMs, message } of events) {
    const parts = splitAtBreaks(message)
    for (let part = 0; part < parts.length; part += 1) {
      const text = toPlainText(parts[part] ?? '')
      const isContinued =
        part > 0 || (last ? continuesAfter(text, timestampMs, last, context) : continuesEntry(text))
      const level = isContinued ? undefined : readLevel(text)
      last = { container, timestampMs, message: parts[part] ?? '', part, level, isContinued }
      lines.push(last)
      context = toNextContext(text, context)
    }
  }
  return lines
}

/** A break at the end ends the last line, and begins none. */
function splitAtBreaks(message: string): string[] {
  if (!message.includes('\n')) return [message.endsWith('\r') ? message.slice(0, -1) : message]
  const parts = message.split(/\r?\n/)
  if (parts.at(-1) === '') parts.pop()
  return parts
}
