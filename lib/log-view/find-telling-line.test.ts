import { expect, it } from 'vitest'
import { findTellingLine } from './find-telling-line.ts'
import type { LogLevel } from './log-line.ts'

const lineOf = (message: string, level?: LogLevel) => ({
  container: 'app',
  timestampMs: 1,
  message,
  part: 0,
  level,
  isContinued: false,
})

it('is the last error, whatever comes after it', () => {
  const lines = [
    lineOf('ERROR one', 'error'),
    lineOf('FATAL two', 'fatal'),
    lineOf('    at three'),
    lineOf('INFO four', 'info'),
  ]
  expect(findTellingLine(lines)).toMatchObject({ text: 'FATAL two', isError: true })
})

it('is the last line with a text where there is no error', () => {
  const lines = [lineOf('INFO one', 'info'), lineOf('  two  '), lineOf('\u001b[0m'), lineOf('')]
  expect(findTellingLine(lines)).toMatchObject({ text: 'two', isError: false })
  expect(findTellingLine([lineOf(' ')])).toBeUndefined()
  expect(findTellingLine([])).toBeUndefined()
})

it('reads as plain text, and a JSON line as its message', () => {
  const colored = lineOf('\u001b[31mERROR\u001b[0m broken', 'error')
  expect(findTellingLine([colored])?.text).toBe('ERROR broken')
  const json = lineOf('{"level":"error","msg":"no disk left","code":7}', 'error')
  expect(findTellingLine([json])).toMatchObject({ text: 'no disk left', line: json })
})
