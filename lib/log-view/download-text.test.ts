import { expect, it } from 'vitest'
import { toDownloadText } from './download-text.ts'
import { toLogLines } from './to-log-lines.ts'

it('a line of a download has its time, its container and its text', () => {
  const message = '\u001b[31mERROR\u001b[0m \u202ex\u0000'
  const [line] = toLogLines('app', [{ timestampMs: Date.UTC(2026, 10, 29, 14, 2, 31, 7), message }])
  if (!line) throw new Error('no line')
  expect(toDownloadText(line, { withContainer: true })).toBe(
    '2026-11-29T14:02:31.007Z app ERROR \u202ex\u0000',
  )
  expect(toDownloadText(line, { withContainer: false })).toBe(
    '2026-11-29T14:02:31.007Z ERROR \u202ex\u0000',
  )
})
