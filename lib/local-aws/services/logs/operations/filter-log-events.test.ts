import {
  FilterLogEventsCommand,
  PutLogEventsCommand,
  paginateFilterLogEvents,
} from '@aws-sdk/client-cloudwatch-logs'
import type { FilterLogEventsCommandInput } from '@aws-sdk/client-cloudwatch-logs'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startLogStream } from '../../../test/log-stream.ts'

let aws: Awaited<ReturnType<typeof startLogStream>>
beforeEach(async () => {
  aws = await startLogStream()
  await aws.addStream('app/web/2')
  await aws.addStream('other')
})
afterEach(() => aws.close())

const filter = async (input: Partial<FilterLogEventsCommandInput> = {}) => {
  const { logGroupName } = aws.named
  const answer = await aws.logs.send(new FilterLogEventsCommand({ logGroupName, ...input }))
  return { ...answer, messages: answer.events?.map(event => event.message) }
}

describe('events of several streams', () => {
  beforeEach(async () => {
    await aws.putAt([1, 4], 'app/web/1')
    await aws.putAt([2, 5], 'app/web/2')
    await aws.putAt([3], 'other')
  })

  it('are interleaved by time, each with an id of its own', async () => {
    const answer = await filter()
    expect(answer.messages).toEqual(['at 1', 'at 2', 'at 3', 'at 4', 'at 5'])
    expect(answer.events?.map(event => event.logStreamName)).toEqual([
      'app/web/1',
      'app/web/2',
      'other',
      'app/web/1',
      'app/web/2',
    ])
    const ids = answer.events?.map(event => event.eventId)
    expect(new Set(ids).size).toBe(5)
    for (const id of ids ?? []) expect(id).toMatch(/^\d{56}$/)
    expect(answer.searchedLogStreams).toEqual([])
  })

  it.each([
    [{ logStreamNames: ['other', 'app/web/2'] }, ['at 2', 'at 3', 'at 5']],
    [{ logStreamNamePrefix: 'app/' }, ['at 1', 'at 2', 'at 4', 'at 5']],
    [{ logStreamNamePrefix: 'none' }, []],
  ])('are those of the streams of %j', async (input, messages) => {
    expect((await filter(input)).messages).toEqual(messages)
  })

  it('are those between two times, both included', async () => {
    const between = { startTime: aws.startMs + 2, endTime: aws.startMs + 4 }
    expect((await filter(between)).messages).toEqual(['at 2', 'at 3', 'at 4'])
  })

  it.each([
    [{ logStreamNames: ['app/web/1', 'gone'] }, 'ResourceNotFoundException'],
    [{ logStreamNames: [] }, 'InvalidParameterException'],
    [{ logStreamNames: ['other'], logStreamNamePrefix: 'o' }, 'InvalidParameterException'],
    [{ nextToken: 'x' }, 'InvalidParameterException'],
    [{ filterPattern: '{ $.a' }, 'InvalidParameterException'],
    [{ logGroupName: '/gone' }, 'ResourceNotFoundException'],
  ])('are refused for %j', async (input, name) => {
    await expect(filter(input)).rejects.toMatchObject({ name })
  })
})

describe('pages of events', () => {
  it('together contain every event, with any page size and pattern', async () => {
    const streams = ['app/web/1', 'app/web/2', 'other']
    const offsets = Array.from({ length: 60 }, (_, index) => Math.floor(index / 2))
    for (const [at, stream] of streams.entries())
      await aws.putAt(
        offsets.filter((_, index) => index % 3 === at),
        stream,
      )
    const whole = (await filter()).messages ?? []
    expect(whole).toHaveLength(60)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: 70 }),
        fc.constantFrom('', '2', '-1', '"at 7"', '%[05]$%'),
        async (limit, filterPattern) => {
          const seen: unknown[] = []
          for await (const page of paginateFilterLogEvents(
            { client: aws.logs },
            { logGroupName: aws.named.logGroupName, limit, filterPattern },
          )) {
            expect(page.events?.length).toBeLessThanOrEqual(limit)
            seen.push(...(page.events ?? []).map(event => event.message))
          }
          const { messages } = await filter({ filterPattern })
          expect(seen).toEqual(messages)
          expect(seen).toEqual(whole.filter(message => seen.includes(message)))
        },
      ),
      { numRuns: 12 },
    )
  })

  it('end at 1 MB, and after a long search even if nothing matches', async () => {
    const message = `${'x'.repeat(1_000_000)}`
    for (let index = 0; index < 10; index += 1)
      await aws.logs.send(
        new PutLogEventsCommand({
          ...aws.named,
          logEvents: [{ timestamp: aws.startMs + index, message }],
        }),
      )
    const full = await filter()
    expect(full.events).toHaveLength(1)
    expect(full.nextToken).toBeDefined()
    const empty = await filter({ filterPattern: 'absent' })
    expect(empty.events).toEqual([])
    expect(empty.nextToken).toBeDefined()
    const rest = await filter({ filterPattern: 'absent', nextToken: empty.nextToken })
    expect(rest.nextToken).toBeUndefined()
  })
})
