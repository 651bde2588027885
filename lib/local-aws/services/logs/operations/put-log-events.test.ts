import { PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs'
import type { InputLogEvent } from '@aws-sdk/client-cloudwatch-logs'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startLogStream } from '../../../test/log-stream.ts'

let aws: Awaited<ReturnType<typeof startLogStream>>
beforeEach(async () => {
  aws = await startLogStream()
})
afterEach(() => aws.close())

const dayMs = 24 * 3600 * 1000
const put = (logEvents: InputLogEvent[], sequenceToken?: string) =>
  aws.logs.send(new PutLogEventsCommand({ ...aws.named, logEvents, sequenceToken }))
const at = (offsetMs: number, message = 'x') => ({ timestamp: aws.startMs + offsetMs, message })
const times = (count: number, message: string) =>
  Array.from({ length: count }, () => at(0, message))

describe('a batch', () => {
  it('holds 10,000 events and no more', async () => {
    await put(times(10_000, 'x'))
    await expect(put(times(10_001, 'x'))).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining('less than or equal to 10000') as string,
    })
  })

  it('holds 1 MB, each event counting 26 bytes more', async () => {
    const fitting = 'x'.repeat(1_048_576 / 2 - 26)
    await put(times(2, fitting))
    await expect(put([at(0, fitting), at(0, `${fitting}x`)])).rejects.toMatchObject({
      message: 'Upload too large: 1048577 bytes exceeds limit of 1048576',
    })
    const wide = 'ä'.repeat(1_048_576 / 4 - 13)
    await put(times(2, wide))
  })

  it('spans at most 24 hours, without the rejected events', async () => {
    await put([at(-dayMs), at(0)])
    await expect(put([at(-dayMs), at(1)])).rejects.toMatchObject({
      message:
        'The batch of log events in a single PutLogEvents request cannot span more than 24 hours.',
    })
    const { rejectedLogEventsInfo } = await put([at(-20 * dayMs), at(0), at(7_200_001)])
    expect(rejectedLogEventsInfo).toEqual({
      tooOldLogEventEndIndex: 1,
      tooNewLogEventStartIndex: 2,
    })
  })

  it('may be entirely too old, and then stores nothing', async () => {
    const answer = await put([at(-15 * dayMs), at(-15 * dayMs)])
    expect(answer.rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 2 })
    expect((await aws.get()).messages).toEqual([])
  })

  it('takes any sequence token', async () => {
    const first = await put([at(0)], 'not a token')
    expect(first.nextSequenceToken).toMatch(/^\d{56}$/)
    await put([at(0)], first.nextSequenceToken)
    await put([at(0)], first.nextSequenceToken)
    expect((await aws.get()).messages).toHaveLength(3)
  })

  it.each([
    ['without events', [], "Value '[]' at 'logEvents'"],
    ['without a time', [{ message: 'x' }], "'logEvents.1.member.timestamp'"],
    ['without a message', [{ timestamp: 1 }], "'logEvents.1.member.message'"],
    ['with an empty message', [{ timestamp: 1, message: '' }], "'logEvents.1.member.message'"],
  ])('is refused %s', async (_case, events, message) => {
    // The types of the SDK do not allow it; other clients send it all the same.
    await expect(put(events as InputLogEvent[])).rejects.toMatchObject({
      name: 'InvalidParameterException',
      message: expect.stringContaining(message) as string,
    })
  })
})
