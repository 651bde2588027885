import type { LogLine } from './log-line.ts'
import { toPlainText } from './styled-text.ts'

/** A line of the downloaded file, without its break: ISO 8601, the container, the plain text. */
export function toDownloadText(
  line: LogLine,
  { withContainer }: { withContainer: boolean },
): string {
  const at = new Date(line.timestampMs).toISOString()
  const text = toPlainText(line.message)
  return withContainer ? `${at} ${line.container} ${text}` : `${at} ${text}`
}
