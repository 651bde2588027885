import fc from 'fast-check'
import { beforeEach, describe, expect, it } from 'vitest'
import { fail, succeed } from '../../result.ts'
import type { FailureKind, Result } from '../../result.ts'
import type { LogStart } from '../../log-view/log-answer.ts'
import { createPageCache } from './page-cache.ts'
import type { StreamPage } from './page-cache.ts'
import { createStreamReader } from './stream-reader.ts'
import type { PageQuery, StreamPart } from './stream-reader.ts'

/** A stream of numbered events, as GetLogEvents reads it. Tokens name how many events are before a place. */
function startStream(pageSize = 1_000) {
  const reader = createStreamReader(createPageCache(1_000_000_000))
  let length = 0
  let nowMs = 1_000_000
  const asked: PageQuery[] = []
  const failures: FailureKind[] = []

  function pageOf({ direction, token, fromMs, limit }: PageQuery): StreamPage {
    const most = Math.min(limit, pageSize)
    const [start, end] =
      direction === 'forward'
        ? from(token === undefined ? (fromMs ?? 0) : Number(token), most)
        : upTo(token === undefined ? length : Number(token), most)
    return {
      events: Array.from({ length: end - start }, (_, index) => ({
        timestampMs: start + index,
        message: `${start + index}`,
      })),
      forward: `${end}`,
      backward: `${start}`,
      eventCount: end - start,
      isFull: end - start === most,
      bytes: 0,
      readAtMs: nowMs,
    }
  }
  const from = (at: number, most: number) =>
    [at, Math.max(at, Math.min(length, at + most))] as const
  const upTo = (at: number, most: number) => [Math.max(0, at - most), at] as const

  return {
    asked,
    grow: (events: number) => (length += events),
    pass: (ms: number) => (nowMs += ms),
    failNext: (kind: FailureKind) => failures.push(kind),
    read: (start: LogStart, isLive = true): Promise<Result<StreamPart>> =>
      reader.read({
        streamKey: 's',
        start,
        isLive,
        nowMs,
        ask: async query => {
          asked.push(query)
          await Promise.resolve()
          const kind = failures.shift()
          return kind ? fail({ kind, message: '' }) : succeed(pageOf(query))
        },
      }),
    drop: () => reader.drop('s'),
  }
}

let stream: ReturnType<typeof startStream>
beforeEach(() => {
  stream = startStream()
})

const valueOf = (part: Result<StreamPart>): StreamPart => {
  if (!part.ok) throw new Error(part.failure.kind)
  return part.value
}
const linesOf = (part: StreamPart) => part.events.map(({ timestampMs }) => timestampMs)
const upTo = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, index) => from + index)

/** Somebody who opened the log, and asks for what comes after what they have. */
async function open() {
  const first = valueOf(await stream.read({ at: 'tail' }))
  const lines = linesOf(first)
  let token = first.forwardToken ?? ''
  return {
    lines,
    poll: async () => {
      for (let isEnd = false; !isEnd;) {
        const part = valueOf(await stream.read({ token }))
        lines.push(...linesOf(part))
        token = part.forwardToken ?? ''
        isEnd = part.isEnd
      }
    },
  }
}

describe('a stream that grows', () => {
  it('costs one viewer’s calls, however many look', async () => {
    stream.grow(10)
    const viewers = await Promise.all(Array.from({ length: 50 }, open))
    expect(stream.asked).toHaveLength(1)
    for (let round = 1; round <= 10; round += 1) {
      stream.grow(7)
      stream.pass(2_500)
      await Promise.all(viewers.map(viewer => viewer.poll()))
      expect(stream.asked).toHaveLength(1 + round)
    }
    for (const viewer of viewers) expect(viewer.lines).toEqual(upTo(0, 80))
  })

  it('costs a call every two seconds at most, whenever who opens and asks', async () => {
    const steps = fc.array(
      fc.record({
        passMs: fc.integer({ min: 0, max: 3_000 }),
        grows: fc.integer({ min: 0, max: 1_500 }),
        who: fc.nat({ max: 5 }),
      }),
      { minLength: 1, maxLength: 60 },
    )
    await fc.assert(
      fc.asyncProperty(steps, async given => {
        stream = startStream(10_000)
        const viewers = new Map<number, Awaited<ReturnType<typeof open>>>()
        let length = 0
        let passedMs = 0
        for (const { passMs, grows, who } of given) {
          stream.grow(grows)
          stream.pass(passMs)
          length += grows
          passedMs += passMs
          const viewer = viewers.get(who)
          if (viewer) await viewer.poll()
          else viewers.set(who, await open())
        }
        for (const { lines } of viewers.values()) {
          const [first = 0] = lines
          expect(lines).toEqual(upTo(first, (lines.at(-1) ?? first - 1) + 1))
          expect(lines.at(-1) ?? 0).toBeLessThan(Math.max(1, length))
        }
        // Nobody followed in the meantime where a step is longer than that, so the tail is read anew.
        expect(stream.asked.length).toBeLessThanOrEqual(2 + 2 * (passedMs / 2_000))
      }),
      { seed: 7, numRuns: 200 },
    )
  })

  it('is read from its newest events after nobody followed it', async () => {
    stream.grow(10)
    await open()
    stream.grow(100_000)
    stream.pass(60_000)
    const late = valueOf(await stream.read({ at: 'tail' }))
    expect(linesOf(late)).toEqual(upTo(99_010, 100_010))
    expect(stream.asked).toHaveLength(2)
  })

  it('is shown to who opens it now from what others follow, whole pages with their edges', async () => {
    stream.grow(5_000)
    const viewer = await open()
    for (let round = 0; round < 5; round += 1) {
      stream.grow(400)
      stream.pass(2_500)
      await viewer.poll()
    }
    const calls = stream.asked.length
    const tail = valueOf(await stream.read({ at: 'tail' }))
    expect(stream.asked).toHaveLength(calls)
    const [first = 0] = linesOf(tail)
    expect(linesOf(tail)).toEqual(upTo(first, 7_000))
    expect(tail.events.length).toBeGreaterThanOrEqual(1_000)
    const before = valueOf(await stream.read({ token: tail.backwardToken ?? '' }))
    expect(linesOf(before).at(-1)).toBe(first - 1)
  })

  it('is read from an instant and on to where the others are', async () => {
    stream.grow(2_500)
    const viewer = await open()
    const part = valueOf(await stream.read({ atMs: 1_200 }))
    const lines = linesOf(part)
    for (let { isEnd, forwardToken: token = '' } = part; !isEnd;) {
      const next = valueOf(await stream.read({ token }))
      lines.push(...linesOf(next))
      isEnd = next.isEnd
      token = next.forwardToken ?? ''
    }
    expect(lines).toEqual(upTo(1_200, 2_500))
    const calls = stream.asked.length
    stream.grow(5)
    stream.pass(2_500)
    await viewer.poll()
    expect(viewer.lines.at(-1)).toBe(2_504)
    expect(stream.asked).toHaveLength(calls + 1)
  })
})

describe('a stream that doesn’t grow any more', () => {
  it('is read to its end, which AWS has to say', async () => {
    stream.grow(2_500)
    const lines: number[] = []
    let part = valueOf(await stream.read({ at: 'head' }, false))
    expect(part.isStart).toBe(true)
    lines.push(...linesOf(part))
    while (!part.isEnd) {
      part = valueOf(await stream.read({ token: part.forwardToken ?? '' }, false))
      lines.push(...linesOf(part))
    }
    expect(lines).toEqual(upTo(0, 2_500))
    const calls = stream.asked.length
    await stream.read({ at: 'head' }, false)
    expect(stream.asked).toHaveLength(calls)
  })

  it('is read back to its start, once for all', async () => {
    stream.grow(2_500)
    const readBack = async () => {
      let part = valueOf(await stream.read({ at: 'tail' }, false))
      const lines = linesOf(part)
      while (!part.isStart) {
        part = valueOf(await stream.read({ token: part.backwardToken ?? '' }, false))
        lines.unshift(...linesOf(part))
      }
      return lines
    }
    expect(await readBack()).toEqual(upTo(0, 2_500))
    const calls = stream.asked.length
    expect(await readBack()).toEqual(upTo(0, 2_500))
    expect(stream.asked).toHaveLength(calls)
  })
})

describe('a page that can’t be read', () => {
  it('fails for all where AWS throttles', async () => {
    stream.failNext('throttled')
    const both = await Promise.all([stream.read({ at: 'tail' }), stream.read({ at: 'tail' })])
    expect(both.map(part => part.ok)).toEqual([false, false])
    expect(stream.asked).toHaveLength(1)
  })

  it.each(['forbidden', 'expired'] as const)(
    'is asked for by the next one after %s',
    async kind => {
      stream.grow(1)
      stream.failNext(kind)
      const both = await Promise.all([stream.read({ at: 'tail' }), stream.read({ at: 'tail' })])
      expect(both.map(part => part.ok)).toEqual([false, true])
      expect(stream.asked).toHaveLength(2)
    },
  )

  it('doesn’t hide what is known before it', async () => {
    stream.grow(3)
    const [slow, quick] = [await open(), await open()]
    stream.grow(3)
    stream.pass(2_500)
    await quick.poll()
    stream.pass(2_500)
    stream.failNext('unreachable')
    await slow.poll()
    expect(slow.lines).toEqual(upTo(0, 6))
  })

  it('is not shown once its stream is gone', async () => {
    stream.grow(3)
    const part = valueOf(await stream.read({ at: 'tail' }))
    stream.drop()
    stream.failNext('rejected')
    expect((await stream.read({ token: part.forwardToken ?? '' })).ok).toBe(false)
    stream.failNext('rejected')
    expect((await stream.read({ at: 'tail' })).ok).toBe(false)
  })
})
