import { expect, it } from 'vitest'
import { createRandom } from '../../world/random.ts'
import { runDemoWeb } from './demo-web.ts'

const hourMs = 3_600_000

function countLines(untilMs: number): number {
  let count = 0
  for (const { atMs } of runDemoWeb([], {}, createRandom(1)).lines) {
    if (atMs > untilMs) return count
    count += 1
  }
  return count
}

it('answers several requests a minute at first', () => {
  expect(countLines(hourMs)).toBeGreaterThan(200)
})

it('writes no more than some thousand lines in a year', () => {
  expect(countLines(366 * 24 * hourMs)).toBeLessThan(20_000)
})
