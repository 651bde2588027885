import fc from 'fast-check'
import { expect, it } from 'vitest'
import { toCoveredRange } from './covered-range.ts'

const open = { isStart: false, isEnd: false }

it.each([
  ['no log', [], -Infinity, Infinity],
  ['one', [{ fromMs: 1, untilMs: 5, ...open }], 1, 5],
  [
    'two',
    [
      { fromMs: 1, untilMs: 5, ...open },
      { fromMs: 3, untilMs: 9, ...open },
    ],
    3,
    5,
  ],
  ['a whole log', [{ fromMs: 3, untilMs: 5, isStart: true, isEnd: true }], -Infinity, Infinity],
  [
    'one that is empty',
    [
      { isStart: true, isEnd: true },
      { fromMs: 3, untilMs: 9, ...open },
    ],
    3,
    9,
  ],
  ['one that isn’t loaded', [{ ...open }, { fromMs: 3, untilMs: 9, ...open }], Infinity, -Infinity],
  ['a start', [{ fromMs: 7, untilMs: 8, isStart: true, isEnd: false }], -Infinity, 8],
])('the range that is covered of %s', (_, windows, fromMs, untilMs) => {
  expect(toCoveredRange(windows)).toEqual({ fromMs, untilMs })
})

it('a range that all cover shows no line before a missing one', () => {
  const window = fc.record({ logs: fc.array(fc.nat(20)), from: fc.nat(20), until: fc.nat(20) })
  fc.assert(
    fc.property(fc.array(window, { minLength: 1 }), logs => {
      const loaded = logs.map(({ logs: all, from, until }) => {
        const times = [...all].sort((one, other) => one - other)
        const part = times.filter(time => time >= from && time <= until)
        const missing = times.filter(time => time < from || time > until)
        return {
          missing,
          fromMs: part[0],
          untilMs: part.at(-1),
          isStart: missing.every(time => part[0] !== undefined && time > part[0]),
          isEnd: missing.every(time => part[0] !== undefined && time < part[0]),
        }
      })
      const { fromMs, untilMs } = toCoveredRange(loaded)
      const missing = loaded.flatMap(each => each.missing)
      expect(missing.filter(time => time >= fromMs && time <= untilMs)).toEqual([])
    }),
    { numRuns: 1_000 },
  )
})
