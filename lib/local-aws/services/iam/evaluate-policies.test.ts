import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { evaluatePolicies } from './evaluate-policies.ts'
import type { Decision } from './evaluate-policies.ts'
import { parsePolicy } from './parse-policy.ts'
import { toContext } from './policy.ts'
import type { ConditionValues } from './policy.ts'

const definition = 'arn:aws:ecs:us-east-1:111122223333:task-definition/report:1'

function decide(
  statement: Record<string, unknown> | Record<string, unknown>[],
  request: { action?: string; resource?: string; values?: ConditionValues } = {},
): Decision {
  const statements = [statement].flat().map(one => ({ Effect: 'Allow', ...withTargets(one) }))
  const policy = parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: statements }), {
    id: 'tested',
    type: 'none',
  })
  const { action = 'ecs:RunTask', resource = definition, values = {} } = request
  return evaluatePolicies([policy], { action, resource, context: toContext(values) }).decision
}

const withTargets = (statement: Record<string, unknown>) => ({
  ...('NotAction' in statement ? {} : { Action: '*' }),
  ...('NotResource' in statement ? {} : { Resource: '*' }),
  ...statement,
})

describe('actions and resources', () => {
  it.each([
    [{ Action: 'ECS:runtask' }, 'allowed'],
    [{ Action: ['ecs:Stop*', 'ecs:Run????'] }, 'allowed'],
    [{ Action: 'ec2:*' }, 'implicitDeny'],
    [{ NotAction: 'iam:*' }, 'allowed'],
    [{ NotAction: ['ecs:*'] }, 'implicitDeny'],
    [{ Resource: 'arn:aws:ecs:*:*:task-definition/report:*' }, 'allowed'],
    [{ Resource: 'arn:aws:ecs:*:*:task-definition/REPORT:*' }, 'implicitDeny'],
    [{ NotResource: 'arn:aws:ecs:*:*:task-definition/payroll:*' }, 'allowed'],
    [{ NotResource: definition }, 'implicitDeny'],
    [[{}, { Effect: 'Deny', Action: 'ecs:RunTask' }], 'explicitDeny'],
    [[{ Effect: 'Deny', Action: 'ecs:StopTask' }, {}], 'allowed'],
  ])('%o decide %s', (statement, decision) => {
    expect(decide(statement)).toBe(decision)
  })

  it('an action without resources is not reached by a pattern of ARNs', () => {
    const statement = { Resource: 'arn:aws:ecs:*:*:*' }
    expect(decide(statement, { action: 'ecs:ListClusters', resource: '*' })).toBe('implicitDeny')
  })
})

describe('policy variables', () => {
  const resource = 'arn:aws:ecs:us-east-1:111122223333:task-definition/${aws:username}:*'
  it.each([
    [{ 'aws:username': 'report' }, 'allowed'],
    [{ 'aws:username': 'other' }, 'implicitDeny'],
    [{ 'aws:username': '*' }, 'implicitDeny'],
    [{}, 'implicitDeny'],
  ])('are filled from %o, literally', (values, decision) => {
    expect(decide({ Resource: resource }, { values })).toBe(decision)
  })

  it('have defaults, and signs that mean themselves', () => {
    const like = (pattern: string) => ({ Condition: { StringLike: { 'x:y': pattern } } })
    expect(decide(like("${x:z, 'a'}b*"), { values: { 'x:y': 'abc' } })).toBe('allowed')
    expect(decide(like('a${*}'), { values: { 'x:y': 'a*' } })).toBe('allowed')
    expect(decide(like('a${*}'), { values: { 'x:y': 'ab' } })).toBe('implicitDeny')
    expect(decide(like('${$}a'), { values: { 'x:y': '$a' } })).toBe('allowed')
  })
})

describe('the laws of evaluation', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 4 })
  const statement = fc.record({
    Effect: fc.constantFrom('Allow', 'Deny'),
    Action: word.map(text => `ecs:${text}a`),
    Resource: word.map(text => `arn:aws:ecs:::${text}`),
    Condition: fc.oneof(
      fc.constant({}),
      fc.record({ StringLike: fc.record({ 'x:y': word }) }),
      fc.record({ StringNotEquals: fc.record({ 'x:y': word }) }),
    ),
  })
  const statements = fc.array(statement, { minLength: 1, maxLength: 4 })
  const plain = fc.string({ unit: fc.constantFrom('a', 'b'), maxLength: 4 })
  const request = fc.record({
    action: plain.map(text => `ecs:${text}a`),
    resource: plain.map(text => `arn:aws:ecs:::${text}`),
    values: fc.option(plain, { nil: undefined }).map(text => ({ 'x:y': text ?? [] })),
  })

  it('another Deny never allows more', () => {
    fc.assert(
      fc.property(statements, statement, request, (given, further, asked) => {
        const narrowed = [...given, { ...further, Effect: 'Deny' }]
        if (decide(given, asked) !== 'allowed') expect(decide(narrowed, asked)).not.toBe('allowed')
      }),
    )
  })

  it('another Allow never overrules a Deny, and never takes a right away', () => {
    fc.assert(
      fc.property(statements, statement, request, (given, further, asked) => {
        const before = decide(given, asked)
        const after = decide([...given, { ...further, Effect: 'Allow' }], asked)
        if (before !== 'implicitDeny') expect(after).toBe(before)
      }),
    )
  })

  it('the order of statements does not matter', () => {
    fc.assert(
      fc.property(statements, request, (given, asked) => {
        expect(decide(given.toReversed(), asked)).toBe(decide(given, asked))
      }),
    )
  })

  it('a wildcard in place of any part of a pattern allows no less', () => {
    const cut = fc.tuple(fc.nat(3), fc.nat(3))
    fc.assert(
      fc.property(plain, cut, request, (text, [from, length], asked) => {
        const wide = `${text.slice(0, from)}*${text.slice(from + length)}`
        const allows = (pattern: string) =>
          decide({ Resource: `arn:aws:ecs:::${pattern}` }, asked) === 'allowed'
        if (allows(text)) expect(allows(wide)).toBe(true)
      }),
    )
  })
})
