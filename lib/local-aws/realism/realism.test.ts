import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createLocalWorld } from '../create-local-world.ts'
import { createStillClock } from '../world/clock.ts'
import { operations } from '../operations.ts'
import { createRealism, realismOf } from './realism.ts'
import { quotaOf } from './request-quotas.ts'
import { startSettings } from './settings.ts'
import { visibleFromMs } from '../services/ecs/state/task-visibility.ts'
import { TokenBucket } from './token-bucket.ts'

describe('a token bucket', () => {
  it('never lets more through than its burst and what came back in the time', () => {
    const pause = fc.integer({ min: 0, max: 3_000 })
    fc.assert(
      fc.property(fc.array(pause, { maxLength: 200 }), pauses => {
        const bucket = new TokenBucket({ burst: 5, perSecond: 2 }, 0)
        let nowMs = 0
        let taken = 0
        for (const pauseMs of pauses) {
          nowMs += pauseMs
          if (bucket.take(nowMs)) taken += 1
          expect(taken).toBeLessThanOrEqual(5 + (nowMs / 1000) * 2)
        }
      }),
    )
  })

  it('serves a steady rate, and holds no more than its burst after a day', () => {
    const bucket = new TokenBucket({ burst: 3, perSecond: 2 }, 0)
    for (let second = 0; second < 100; second += 0.5) expect(bucket.take(second * 1000)).toBe(true)
    const dayMs = 24 * 3600 * 1000
    for (let call = 0; call < 3; call += 1) expect(bucket.take(dayMs)).toBe(true)
    expect(bucket.take(dayMs)).toBe(false)
  })

  it('takes all or nothing', () => {
    const bucket = new TokenBucket({ burst: 10, perSecond: 1 }, 0)
    expect(bucket.take(0, 11)).toBe(false)
    expect(bucket.take(0, 10)).toBe(true)
  })
})

describe('quotas', () => {
  it('count every operation of ECS, EC2 and STS', () => {
    for (const service of ['ecs', 'ec2', 'sts'] as const)
      for (const operation of Object.keys(operations[service]))
        expect(quotaOf(service, operation), `${service}:${operation}`).toBeDefined()
  })

  it('are shared by the operations of a group', () => {
    expect(quotaOf('ecs', 'RunTask')).toBe(quotaOf('ecs', 'StopTask'))
    expect(quotaOf('ecs', 'DescribeTasks')).toMatchObject({ rate: { burst: 100, perSecond: 20 } })
    expect(quotaOf('ecs', 'NoSuchOperation')).toBeUndefined()
  })
})

describe('latency', () => {
  it('lies between 10 and 40 ms, and is nothing on an easy endpoint', () => {
    const strict = createRealism(startSettings({ strict: true, speed: 1 }))
    const drawn = Array.from({ length: 500 }, () => strict.nextLatencyMs())
    expect(Math.min(...drawn)).toBe(10)
    expect(Math.max(...drawn)).toBe(40)
    expect(createRealism(startSettings({ strict: false, speed: 1 })).nextLatencyMs()).toBe(0)
  })

  it('draws nothing from the world’s random numbers', () => {
    const [one, other] = [createLocalWorld(), createLocalWorld()]
    for (let call = 0; call < 10; call += 1) realismOf(one).nextLatencyMs()
    expect(one.random.hex(32)).toBe(other.random.hex(32))
  })
})

describe('the time from which a task is visible', () => {
  const world = createLocalWorld({ strict: true }, createStillClock(0))
  const hexId = fc.stringMatching(/^[0-9a-f]{32}$/)

  it('is within 2 s of its creation, and the same whenever it is asked', () => {
    fc.assert(
      fc.property(hexId, id => {
        const atMs = visibleFromMs(world, id, 1_000)
        expect(atMs).toBeGreaterThanOrEqual(1_000)
        expect(atMs).toBeLessThanOrEqual(3_000)
        expect(visibleFromMs(world, id, 1_000)).toBe(atMs)
      }),
    )
  })

  it('is at once for some and later for others', () => {
    const delays = fc
      .sample(hexId, { numRuns: 200, seed: 1 })
      .map(id => visibleFromMs(world, id, 0))
    expect(delays.filter(delayMs => delayMs === 0).length).toBeGreaterThan(40)
    expect(delays.filter(delayMs => delayMs > 1_000).length).toBeGreaterThan(40)
  })
})
