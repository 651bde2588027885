import type { Task } from '@aws-sdk/client-ecs'
import { describe, expect, it } from 'vitest'
import { toPastRun } from './past-run.ts'
import { toUsualPhases } from './usual-phases.ts'

const at = (seconds: number) => new Date(Date.UTC(2026, 10, 24, 10) + seconds * 1000)
const ended = (runSeconds: number, more: Partial<Task> = {}): Task => ({
  stopCode: 'EssentialContainerExited',
  createdAt: at(0),
  connectivityAt: at(7),
  pullStartedAt: at(10),
  pullStoppedAt: at(20),
  startedAt: at(22),
  stoppingAt: at(22 + runSeconds),
  stoppedAt: at(40 + runSeconds),
  ...more,
})
const usualOf = (...tasks: Task[]) => toUsualPhases(tasks.flatMap(task => toPastRun(task) ?? []))

describe('how long phases usually take', () => {
  it('is the median of each in the runs that came to their own end', () => {
    const stopped = ended(1, { stopCode: 'UserInitiated' })
    const open = ended(1, { stoppedAt: undefined })
    expect(usualOf(ended(60), stopped, ended(90), open, ended(70))).toEqual({
      runs: 3,
      phases: {
        provision: { usualMs: 7_000, longestMs: 7_000 },
        'pull-wait': { usualMs: 3_000, longestMs: 3_000 },
        pull: { usualMs: 10_000, longestMs: 10_000 },
        start: { usualMs: 2_000, longestMs: 2_000 },
        run: { usualMs: 70_000, longestMs: 90_000 },
        deprovision: { usualMs: 18_000, longestMs: 18_000 },
      },
    })
  })

  it('is unknown after fewer than three runs, and for a phase that fewer had', () => {
    expect(usualOf()).toBeUndefined()
    expect(usualOf(ended(60), ended(60), ended(60, { createdAt: undefined }))).toBeUndefined()
    const unpulled = ended(60, { pullStartedAt: undefined, pullStoppedAt: undefined })
    const { phases } = usualOf(ended(60), ended(60), unpulled) ?? {}
    expect(phases?.run).toBeDefined()
    expect(phases?.pull).toBeUndefined()
    expect(phases).not.toHaveProperty('unreported')
  })

  it('comes from the newest twenty', () => {
    const runs = [...Array.from({ length: 20 }, () => ended(60)), ended(900)]
    expect(usualOf(...runs)).toMatchObject({
      runs: 20,
      phases: { run: { usualMs: 60_000, longestMs: 60_000 } },
    })
  })
})
