import { expect } from 'vitest'
import { processorMsFor } from './processor-ms-for.ts'
import { pump, PUMPS } from './arbitrary/pumped-texts.ts'

const LENGTH = 100_000

/** How long a call may hold the event loop. What is linear takes some milliseconds of it. */
const LIMIT_MS = 2_000

/** Calls a reader of outside text with long hostile texts, `before` and `after` around each. */
export function expectNoFreeze(
  read: (text: string) => unknown,
  { before = '', after = '', length = LENGTH } = {},
): void {
  const slow = PUMPS.filter((repeated, index) => {
    // Neither blanks nor `.` reach the end of it.
    const end = `\u2028!${index % 2 === 0 ? '' : after}`
    const text = pump(before, repeated, end, length)
    return msFor(read, text) > LIMIT_MS && msFor(read, text) > LIMIT_MS
  })
  expect(slow).toEqual([])
}

const msFor = (read: (text: string) => unknown, text: string): number =>
  processorMsFor(() => read(text))
