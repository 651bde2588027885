import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fail, succeed } from '../result.ts'
import type { FailureKind } from '../result.ts'
import { splitDenied } from './split-denied.server.ts'

const arnsOf = (count: number) => Array.from({ length: count }, (_, n) => `arn:task/${n}`)

/** AWS as it denies a call of which it denies one thing. */
function awsThatDenies(denied: ReadonlySet<string>, isNamed: boolean) {
  const asked: (readonly string[])[] = []
  const ask = (arns: readonly string[]) => {
    asked.push(arns)
    const first = arns.find(arn => denied.has(arn))
    if (first === undefined) return Promise.resolve(succeed(arns))
    const detail = isNamed ? `not authorized on resource: ${first} because` : 'not authorized'
    return Promise.resolve(fail({ kind: 'forbidden', message: 'no', detail }))
  }
  return { ask, asked }
}

describe('a batch of which AWS denies some', () => {
  it('is one call where nothing is denied', async () => {
    const aws = awsThatDenies(new Set(), true)
    expect(await splitDenied(arnsOf(100), aws.ask, 20)).toMatchObject({ denied: [], unasked: [] })
    expect(aws.asked).toHaveLength(1)
  })

  it('takes one more call for each thing that AWS names', async () => {
    const aws = awsThatDenies(new Set(['arn:task/7', 'arn:task/93']), true)
    const split = await splitDenied(arnsOf(100), aws.ask, 20)
    expect(split.denied).toEqual(['arn:task/7', 'arn:task/93'])
    expect(split.answers.flat()).toHaveLength(98)
    expect(aws.asked).toHaveLength(3)
  })

  it('does not take one ARN for another that it begins with', async () => {
    const aws = awsThatDenies(new Set(['arn:task/10']), true)
    expect((await splitDenied(arnsOf(20), aws.ask, 20)).denied).toEqual(['arn:task/10'])
  })

  it('shows exactly what is allowed, within the calls it has, and nothing twice', async () => {
    const marks = fc.array(fc.boolean(), { maxLength: 100 })
    await fc.assert(
      fc.asyncProperty(marks, fc.boolean(), fc.nat({ max: 60 }), async (all, isNamed, maxCalls) => {
        const arns = arnsOf(all.length)
        const denied = new Set(arns.filter((_, n) => all[n]))
        const aws = awsThatDenies(denied, isNamed)
        const split = await splitDenied(arns, aws.ask, maxCalls)
        const shown = split.answers.flat()
        expect(aws.asked.length).toBeLessThanOrEqual(maxCalls)
        expect(shown.some(arn => denied.has(arn))).toBe(false)
        expect(split.denied.every(arn => denied.has(arn))).toBe(true)
        expect([...shown, ...split.denied, ...split.unasked].sort()).toEqual([...arns].sort())
      }),
      { seed: 13 },
    )
  })

  it.each<FailureKind>(['expired', 'unreachable', 'throttled'])(
    'ends when AWS is %s',
    async kind => {
      let calls = 0
      const split = await splitDenied(
        arnsOf(4),
        () => Promise.resolve(fail({ kind: calls++ === 0 ? 'forbidden' : kind, message: 'no' })),
        20,
      )
      expect(split).toMatchObject({ answers: [], failure: { kind } })
      expect(split.unasked).toHaveLength(4)
      expect(calls).toBe(2)
    },
  )
})
