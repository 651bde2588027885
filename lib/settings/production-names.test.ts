import { describe, expect, it } from 'vitest'
import { toProductionNames } from './production-names.ts'

describe('patterns of production clusters', () => {
  it.each([
    ['payments-prod', 'payments-prod'],
    ['*-prod', 'payments-prod'],
    ['prod*', 'prod'],
    ['*prod*', 'my-prod-2'],
    ['batch,prod-?', 'prod-1'],
    ['a*b*c', 'a-b-b-c'],
    ['*', 'anything'],
  ])('%j match %j', (patterns, cluster) => {
    expect(toProductionNames(patterns.split(','))(cluster)).toBe(true)
  })

  it.each([
    ['', 'prod'],
    ['prod', 'prod-2'],
    ['*-prod', 'prod'],
    ['prod-?', 'prod-'],
    ['prod.', 'prods'],
    ['PROD', 'prod'],
    ['a*b*c', 'a-c-b'],
  ])("%j don't match %j", (patterns, cluster) => {
    expect(toProductionNames(patterns.split(','))(cluster)).toBe(false)
  })

  it('match quickly, whatever the pattern', () => {
    expect(toProductionNames([`${'*a'.repeat(40)}*b`])('a'.repeat(255))).toBe(false)
  })
})
