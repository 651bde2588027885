import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findLine, readLineId, toLineId } from './line-link.ts'
import type { LogLine } from './log-line.ts'
import { toLogLines } from './to-log-lines.ts'

const arbitraryLine: fc.Arbitrary<LogLine> = fc.record({
  container: fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.string({ unit: fc.constantFrom('@', '-', '.', '%', '#', '/', ' ', 'a', '1', '&', '+') }),
  ),
  timestampMs: fc.nat(8_640_000_000_000_000),
  message: fc.string(),
  part: fc.nat(300_000),
  isContinued: fc.boolean(),
})

describe('a link to a line', () => {
  it('names its container, time, message and part', () => {
    const [first, second] = toLogLines('app', [{ timestampMs: 1_764_424_951_007, message: 'a\nb' }])
    if (!first || !second) throw new Error('no lines')
    // FNV-1a of "a", from the tables of its authors.
    expect(toLineId(first)).toBe(`app@1764424951007-${(0xe40c292c).toString(36)}`)
    expect(toLineId(second)).toMatch(/^app@1764424951007-[0-9a-z]+\.1$/)
  })

  it('is read as it was written, whatever the container is called', () => {
    fc.assert(
      fc.property(arbitraryLine, line => {
        const id = toLineId(line)
        expect(id).toMatch(/^[!-~]*$/)
        expect(id).not.toContain('#')
        const reference = readLineId(id)
        const { container, timestampMs, part } = line
        expect(reference).toMatchObject({ container, timestampMs, part })
        expect(reference && findLine([line], reference)).toBe(0)
      }),
      { numRuns: 1_000 },
    )
  })

  it('finds the line among others of its time', () => {
    const lines = ['x', 'y', 'z'].flatMap((message, index) => [
      ...toLogLines('app', [{ timestampMs: 1_000, message }]),
      ...toLogLines('router', [{ timestampMs: 1_000 + index, message }]),
    ])
    lines.forEach((line, index) => {
      const reference = readLineId(toLineId(line))
      expect(reference && findLine(lines, reference)).toBe(index)
    })
    const gone = readLineId('app@1000-zzzzzz')
    expect(gone && findLine(lines, gone)).toBe(-1)
  })

  it.each([
    '',
    'app',
    'app@',
    'app@1',
    'app@x-1',
    'app@1-',
    'a@b@1-1',
    '%@1-1',
    'app@1-1.x',
    'app@1-A',
  ])('is not %j', text => {
    expect(readLineId(text)).toBeUndefined()
  })
})
