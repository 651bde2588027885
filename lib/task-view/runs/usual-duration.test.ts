import type { Task } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { toUsualMs } from './usual-duration.ts'

const start = Date.UTC(2026, 10, 24, 10)
const run = (minutes: number, more: Partial<Task> = {}): Task => ({
  stopCode: 'EssentialContainerExited',
  createdAt: new Date(start),
  startedAt: new Date(start + 20_000),
  stoppedAt: new Date(start + minutes * 60_000),
  ...more,
})

describe('how long a run usually takes', () => {
  it('is the median of the runs that came to their own end', () => {
    expect(toUsualMs([run(90), run(10), run(12)])).toBe(12 * 60_000)
    expect(toUsualMs([run(90), run(10), run(12), run(20)])).toBe(16 * 60_000)
  })

  it('ends with the containers, not with what AWS does after them', () => {
    const stoppingAt = new Date(start + 4 * 60_000)
    expect(
      toUsualMs([run(5, { stoppingAt }), run(5, { stoppingAt }), run(5, { stoppingAt })]),
    ).toBe(4 * 60_000)
  })

  it('is unknown with fewer than three such runs', () => {
    const others = [run(1, { stopCode: 'UserInitiated' }), run(1, { startedAt: undefined }), {}]
    expect(toUsualMs([])).toBeUndefined()
    expect(toUsualMs([run(10), run(10), ...others])).toBeUndefined()
    expect(toUsualMs([run(10), run(10), run(10), ...others])).toBe(10 * 60_000)
  })
})
