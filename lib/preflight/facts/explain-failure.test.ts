import { describe, expect, it } from 'vitest'
import type { Failure } from '../../result.ts'
import { toUnknown } from './explain-failure.ts'

const explain = (failure: Partial<Failure>) =>
  toUnknown('Whether it exists', 'logs:DescribeLogGroups', {
    kind: 'unreachable',
    message: 'AWS did not answer.',
    ...failure,
  })

describe('why a check of the preflight is unknown', () => {
  it.each<[string, Partial<Failure>, RegExp]>([
    ['nobody answered', {}, /did not respond to logs:DescribeLogGroups/],
    ['AWS failed', { status: 500 }, /answered logs:DescribeLogGroups with an error \(500\)/],
    ['AWS throttled it', { kind: 'throttled', status: 400 }, /throttling/],
    ['AWS denied it', { kind: 'forbidden', status: 400 }, /aren’t allowed/],
  ])('%s', (_, failure, reason) => {
    const { verdict, sentence, evidence } = explain(failure)
    expect(verdict).toBe('unknown')
    expect(sentence).toMatch(reason)
    expect(evidence).toHaveLength(1)
  })
})
