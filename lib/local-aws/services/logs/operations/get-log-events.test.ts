import { paginateGetLogEvents } from '@aws-sdk/client-cloudwatch-logs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startLogStream } from '../../../test/log-stream.ts'

let aws: Awaited<ReturnType<typeof startLogStream>>
beforeEach(async () => {
  aws = await startLogStream()
})
afterEach(() => aws.close())

const named = (offsetsMs: readonly number[]) => offsetsMs.map(offsetMs => `at ${offsetMs}`)

/** All messages from one end to the other, until a token comes back as it was sent. */
async function walk(direction: 'forward' | 'backward', limit: number, startTime?: number) {
  const pages: string[][] = []
  let nextToken: string | undefined
  for (;;) {
    const startFromHead = direction === 'forward'
    const answer = await aws.get({ limit, startFromHead, nextToken, startTime })
    pages.push(answer.messages.map(String))
    const token = startFromHead ? answer.nextForwardToken : answer.nextBackwardToken
    if (token === nextToken) return startFromHead ? pages.flat() : pages.toReversed().flat()
    nextToken = token
  }
}

describe('pages of a stream', () => {
  it('together contain every event, in both directions', async () => {
    const ordered = Array.from({ length: 60 }, (_, index) => Math.floor(index / 3))
    await aws.putAt(ordered)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 70 }),
        fc.integer({ min: 0, max: 25 }),
        async (limit, fromMs) => {
          const startTime = aws.startMs + fromMs
          const expected = named(ordered.filter(offsetMs => offsetMs >= fromMs))
          expect(await walk('forward', limit, startTime)).toEqual(expected)
          expect(await walk('backward', limit, startTime)).toEqual(expected)
        },
      ),
      { numRuns: 12 },
    )
  })

  it('come back with the token of the other direction', async () => {
    await aws.putAt([1, 2, 3, 4, 5, 6])
    const first = await aws.get({ limit: 2, startFromHead: true })
    const second = await aws.get({ limit: 2, nextToken: first.nextForwardToken })
    expect(second.messages).toEqual(named([3, 4]))
    const back = await aws.get({ limit: 2, nextToken: second.nextBackwardToken })
    expect(back.messages).toEqual(first.messages)
  })

  it('end for the paginator of the SDK', async () => {
    await aws.putAt([1, 2, 3])
    const seen: unknown[] = []
    const input = { ...aws.named, startFromHead: true, limit: 2 }
    for await (const page of paginateGetLogEvents(
      { client: aws.logs, stopOnSameToken: true },
      input,
    ))
      seen.push(...(page.events ?? []).map(event => event.message))
    expect(seen).toEqual(named([1, 2, 3]))
  })

  it('keep their place when late events come in before it', async () => {
    await aws.putAt([10, 20, 30])
    const first = await aws.get({ limit: 2, startFromHead: true })
    await aws.putAt([5, 15, 25])
    const rest = await aws.get({ nextToken: first.nextForwardToken, startFromHead: true })
    expect(rest.messages).toEqual(named([25, 30]))
    expect((await aws.get({ startFromHead: true })).messages).toEqual(
      named([5, 10, 15, 20, 25, 30]),
    )
  })

  it('continue where an empty stream ended', async () => {
    const empty = await aws.get({ startFromHead: true })
    expect(empty.messages).toEqual([])
    await aws.putAt([1])
    const more = await aws.get({ nextToken: empty.nextForwardToken, startFromHead: true })
    expect(more.messages).toEqual(named([1]))
  })

  it('leave out what is before the start or from the end on', async () => {
    await aws.putAt([1, 2, 3, 4])
    const answer = await aws.get({ startTime: aws.startMs + 2, endTime: aws.startMs + 4 })
    expect(answer.messages).toEqual(named([2, 3]))
    const reversed = await aws.get({ startTime: aws.startMs + 4, endTime: aws.startMs + 2 })
    expect(reversed.messages).toEqual([])
  })
})

describe('events of any order', () => {
  it('are shown in the order of time, then of arrival', async () => {
    const batches = fc.array(fc.array(fc.nat(20), { minLength: 1, maxLength: 8 }), {
      minLength: 1,
      maxLength: 6,
    })
    let stream = 0
    await fc.assert(
      fc.asyncProperty(batches, async some => {
        const logStreamName = `order/${(stream += 1)}`
        await aws.addStream(logStreamName)
        const sorted = some.map(batch => [...batch].sort((one, other) => one - other))
        for (const batch of sorted) await aws.putAt(batch, logStreamName)
        const { messages } = await aws.get({ logStreamName })
        expect(messages).toEqual(named(sorted.flat().sort((one, other) => one - other)))
      }),
      { numRuns: 20 },
    )
  })
})

describe('what is refused', () => {
  const arn = 'arn:aws:logs:us-east-1:111122223333:log-group:/test/group'

  it.each([
    ['a limit of 0', { limit: 0 }, 'greater than or equal to 1'],
    ['a limit of 10001', { limit: 10_001 }, 'less than or equal to 10000'],
    ['a token of another kind', { nextToken: 'f/1/s' }, 'The specified nextToken is invalid.'],
    ['a negative time', { startTime: -1 }, 'greater than or equal to 0'],
    ['no name at all', { logGroupName: undefined }, 'must be specified'],
    [
      'an ARN with a star',
      { logGroupName: undefined, logGroupIdentifier: `${arn}:*` },
      'regular expression pattern',
    ],
  ])('%s', async (_case, input, message) => {
    await expect(aws.get(input)).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(message) as string,
    })
  })

  it.each([
    ['another account', arn.replace('1111', '4444')],
    ['another Region', arn.replace('us-east-1', 'eu-west-1')],
  ])('a group of %s', async (_case, logGroupIdentifier) => {
    await expect(aws.get({ logGroupName: undefined, logGroupIdentifier })).rejects.toMatchObject({
      name: 'ResourceNotFoundException',
    })
  })

  it('no name or ARN of its own', async () => {
    await aws.putAt([1])
    for (const logGroupIdentifier of [arn, '/test/group'])
      expect((await aws.get({ logGroupName: undefined, logGroupIdentifier })).messages).toEqual(
        named([1]),
      )
  })
})
