import { describe, expect, it } from 'vitest'
import { toTimeline } from '../timeline.ts'
import { toPhasePairs } from './phase-pairs.ts'

const ended = (startMs: number) =>
  toTimeline({
    createdAt: startMs,
    connectivityAt: startMs + 5,
    pullStartedAt: startMs + 5,
    pullStoppedAt: startMs + 20,
    startedAt: startMs + 20,
    stoppingAt: startMs + 100,
    executionStoppedAt: startMs + 110,
    stoppedAt: startMs + 120,
  })

describe('the phases of two runs', () => {
  it('both begin at 0, whenever they ran', () => {
    const phases = toPhasePairs(ended(1_000_000), ended(5_000), 0)
    expect(phases?.longestMs).toBe(120)
    expect(phases?.pairs.map(({ key }) => key)).toEqual([
      'provision',
      'pull',
      'start',
      'run',
      'stop',
      'deprovision',
    ])
    for (const { a, b } of phases?.pairs ?? []) expect(a).toEqual(b)
  })

  it('go on while one runs', () => {
    const going = toTimeline({ createdAt: 1_000 })
    const phases = toPhasePairs(going, ended(0), 2_000)
    expect(phases?.longestMs).toBe(1_000)
    expect(phases?.pairs[0]).toMatchObject({
      key: 'provision',
      a: { fromMs: 0, toMs: 1_000, isOngoing: true },
    })
    expect(phases?.pairs.find(({ key }) => key === 'run')?.a).toBeUndefined()
  })

  it('are none where ECS reports no times', () => {
    expect(toPhasePairs(undefined, undefined, 0)).toBeUndefined()
  })
})
