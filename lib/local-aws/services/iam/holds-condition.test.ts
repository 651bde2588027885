import { describe, expect, it } from 'vitest'
import { holdsCondition } from './holds-condition.ts'
import { parseConditions } from './parse-conditions.ts'
import { toContext } from './policy.ts'
import type { ConditionValues } from './policy.ts'

const holds = (operator: string, wanted: unknown, values: ConditionValues, key = 'x:y') =>
  parseConditions({ [operator]: { [key]: wanted } }).every(condition =>
    holdsCondition(condition, toContext(values), true),
  )

describe('one value', () => {
  it.each([
    ['StringEquals', ['a', 'b'], 'b', true],
    ['StringEquals', 'a*', 'ab', false],
    ['StringEquals', 'a*', 'a*', true],
    ['StringEquals', 'A', 'a', false],
    ['StringEqualsIgnoreCase', 'A', 'a', true],
    ['StringNotEquals', ['a', 'b'], 'b', false],
    ['StringNotEquals', ['a', 'b'], 'c', true],
    ['StringLike', 'a?c*', 'abcd', true],
    ['StringLike', 'A*', 'ab', false],
    ['StringNotLike', 'a*', 'ab', false],
    ['Bool', true, 'true', true],
    ['Bool', 'false', 'true', false],
    ['NumericLessThan', 10, '9', true],
    ['NumericGreaterThanEquals', '10', 'ten', false],
    ['DateGreaterThan', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', true],
    ['DateLessThan', '1767225600', '2025-12-31T00:00:00Z', true],
    ['IpAddress', ['10.0.0.0/8', '127.0.0.1'], '127.0.0.1', true],
    ['IpAddress', '10.0.0.0/40', '10.0.0.1', false],
    ['NotIpAddress', '10.0.0.0/8', '10.1.2.3', false],
  ])('%s %o of %s: %s', (operator, wanted, given, expected) => {
    expect(holds(operator, wanted, { 'x:y': given })).toBe(expected)
  })

  it.each([
    ['arn:aws:ecs:*:111122223333:cluster/demo', true],
    ['arn:aws:ecs:us-*:*:cluster/*', true],
    ['arn:aws:ecs:*:cluster/demo', false],
    ['arn:aws:ecs:us-east-1:*demo', false],
    ['*', true],
  ])('ArnLike compares part by part: %s', (pattern, expected) => {
    const arn = 'arn:aws:ecs:us-east-1:111122223333:cluster/demo'
    for (const operator of ['ArnLike', 'ArnEquals']) {
      expect(holds(operator, pattern, { 'x:y': arn })).toBe(expected)
      expect(holds(operator.replace('Arn', 'ArnNot'), pattern, { 'x:y': arn })).toBe(!expected)
    }
  })

  it('is found whatever the case of its key', () => {
    const values = { 'aws:RequestTag/Team': 'a' }
    expect(holds('StringEquals', 'a', values, 'AWS:requesttag/team')).toBe(true)
  })
})

describe('a key that the request lacks', () => {
  it.each([
    ['StringEquals', 'a', false],
    ['StringNotEquals', 'a', true],
    ['ArnLike', '*', false],
    ['Bool', 'false', false],
    ['BoolIfExists', 'true', true],
    ['StringEqualsIfExists', 'a', true],
    ['Null', true, true],
    ['Null', false, false],
    ['ForAllValues:StringEquals', 'a', true],
    ['ForAnyValue:StringEquals', 'a', false],
    ['ForAnyValue:StringNotEquals', 'a', false],
  ])('%s %o: %s', (operator, wanted, expected) => {
    expect(holds(operator, wanted, {})).toBe(expected)
    expect(holds(operator, wanted, { 'x:y': [] })).toBe(expected)
  })
})

describe('several values', () => {
  it.each([
    ['ForAllValues:StringEquals', ['team', 'owner'], true],
    ['ForAllValues:StringLike', ['t*'], false],
    ['ForAnyValue:StringLike', ['t*'], true],
    ['ForAnyValue:StringEquals', ['cost'], false],
    ['ForAllValues:StringNotEquals', ['cost'], true],
    ['ForAnyValue:StringNotEquals', ['team'], true],
    ['Null', [false], true],
  ])('%s %o of team and owner: %s', (operator, wanted, expected) => {
    expect(holds(operator, wanted, { 'aws:TagKeys': ['team', 'owner'] }, 'aws:TagKeys')).toBe(
      expected,
    )
  })
})
