import { describe, expect, it } from 'vitest'
import { operations } from '../../operations.ts'
import { fuzzedOperations } from './arbitrary-step.ts'
import { checkAnswer } from './check-answer.ts'
import { isKnownError } from './known-errors.ts'
import { runFuzz } from './run-fuzz.ts'

const every = Object.entries(operations).flatMap(([service, known]) =>
  Object.keys(known).map(operation => `${service}:${operation}`),
)

describe('random requests', () => {
  it('are made for every operation of the endpoint', () => {
    const fuzzed = fuzzedOperations.map(({ service, operation }) => `${service}:${operation}`)
    expect(every.filter(operation => !fuzzed.includes(operation))).toEqual([])
  })

  it('are answered as AWS would, and leave a world in which everything adds up', async () => {
    const { sent, problems, succeeded } = await runFuzz(5_000, 20_261_123)
    expect(problems).toEqual([])
    expect(sent).toBe(5_000)
    expect(succeeded.size).toBeGreaterThan(every.length * 0.7)
  }, 120_000)
})

describe('the check of an answer', () => {
  const headers = { 'x-amzn-requestid': '1', 'content-type': 'application/x-amz-json-1.1' }
  const answer = (status: number, text: string) => ({ status, text, headers })

  it.each([
    [answer(500, '{}'), 'answered 500'],
    [answer(200, '{'), 'does not parse'],
    [answer(400, '{"__type":"MadeUpException"}'), 'MadeUpException'],
    [{ ...answer(200, '{}'), headers: {} }, 'names no request'],
    [{ status: 200, text: '<a>', headers: { ...headers, 'content-type': 'text/xml' } }, undefined],
  ])('finds what is wrong (case %#)', (wrong, said) => {
    if (said === undefined) expect(checkAnswer('sts', { ...wrong, status: 400 })).toBeDefined()
    else expect(checkAnswer('ecs', wrong)).toContain(said)
  })

  it('knows the errors of a service from those of another', () => {
    expect(isKnownError('ecs', 'ClusterNotFoundException')).toBe(true)
    expect(isKnownError('logs', 'ClusterNotFoundException')).toBe(false)
    expect(isKnownError('ec2', 'InvalidSubnetID.NotFound')).toBe(true)
  })
})
