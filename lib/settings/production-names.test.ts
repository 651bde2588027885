import { describe, expect, it } from 'vitest'
import { toProductionNames } from './production-names.ts'

describe('the names of production clusters', () => {
  it.each([
    ['payments-prod', 'payments-prod'],
    ['*-prod', 'payments-prod'],
    ['prod*', 'prod'],
    ['*prod*', 'my-prod-2'],
    ['batch, prod-?', 'prod-1'],
    ['a*b*c', 'a-b-b-c'],
    ['*', 'anything'],
  ])('%j takes in %j', (setting, cluster) => {
    expect(toProductionNames(setting)(cluster)).toBe(true)
  })

  it.each([
    [undefined, 'prod'],
    ['', 'prod'],
    [' , ', 'prod'],
    ['prod', 'prod-2'],
    ['*-prod', 'prod'],
    ['prod-?', 'prod-'],
    ['prod.', 'prods'],
    ['PROD', 'prod'],
    ['a*b*c', 'a-c-b'],
  ])('%j leaves out %j', (setting, cluster) => {
    expect(toProductionNames(setting)(cluster)).toBe(false)
  })

  it('are told apart quickly whatever the pattern', () => {
    expect(toProductionNames(`${'*a'.repeat(40)}*b`)('a'.repeat(255))).toBe(false)
  })
})
