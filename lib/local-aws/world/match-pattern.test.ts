import fc from 'fast-check'
import { expect, it } from 'vitest'
import { matchesPattern } from './match-pattern.ts'

const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 12 })
const plain = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 12 })

it('agrees with a regular expression of the same meaning', () => {
  fc.assert(
    fc.property(letters, plain, (pattern, value) => {
      const source = pattern.replaceAll('*', '.*').replaceAll('?', '.')
      expect(matchesPattern(pattern, value)).toBe(new RegExp(`^${source}$`).test(value))
    }),
  )
})

it.each(['*ba', '*ab', 'a*ba*b*a', '*aba*'])(
  'searches a megabyte for %s with a thousand more letters, and never stands still',
  pattern => {
    const long = pattern.replaceAll('a', 'a'.repeat(1000))
    const value = 'a'.repeat(1024 * 1024)
    for (let times = 0; times < 4; times += 1) expect(matchesPattern(long, value)).toBe(false)
  },
)

it('ignores case only when told to', () => {
  expect(matchesPattern('ECS:Describe*', 'ecs:describeTasks', true)).toBe(true)
  expect(matchesPattern('A', 'a')).toBe(false)
})
