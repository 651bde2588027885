import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { taskRow } from '../../testing/task-row-of.ts'
import { toBarEndMs, toTaskBars } from './task-bars.ts'
import type { TaskBar } from './task-bars.ts'
import type { TaskRow } from '../list/task-row.ts'

const launchedAtMs = Date.UTC(2026, 10, 23, 14, 1, 4)
const at = (seconds: number) => new Date(launchedAtMs + seconds * 1000).toISOString()
const since = (ms: number | undefined) => ms && (ms - launchedAtMs) / 1000
const timesOf = (bar: TaskBar | undefined) =>
  bar && [bar.startMs, bar.runStartMs, bar.runEndMs, bar.endMs].map(since)

const ended = {
  createdAt: at(1),
  startedAt: at(28),
  ranMs: 72_000,
  stoppedAt: at(124),
  isStopped: true,
}

describe('the bars of tasks', () => {
  it.each<[string, Partial<TaskRow>, (number | undefined)[]]>([
    ['ended', ended, [1, 28, 100, 124]],
    ['runs', { createdAt: at(1), startedAt: at(28) }, [1, 28, undefined, undefined]],
    ['starts', { createdAt: at(1) }, [1, undefined, undefined, undefined]],
    ['was not described yet', {}, [0, undefined, undefined, undefined]],
    ['never ran', { createdAt: at(1), stoppedAt: at(9), isStopped: true }, [1, undefined, 9, 9]],
    [
      'stopped at a time that ECS did not say',
      { ...ended, stoppedAt: undefined },
      [1, 28, 100, 100],
    ],
  ])('of one that %s', (_, row, times) => {
    const [bar] = toTaskBars([taskRow(row)], launchedAtMs)
    expect(timesOf(bar)).toEqual(times)
  })

  it('stand in the order of creation, whatever order the rows have', () => {
    const rows = [3, 1, 2].map(second => taskRow({ createdAt: at(second) }))
    const sorted = toTaskBars(rows, launchedAtMs).map(bar => since(bar.startMs))
    expect(sorted).toEqual([1, 2, 3])
    const same = [taskRow({ createdAt: at(1) }), taskRow({ createdAt: at(1) })]
    const ids = (order: TaskRow[]) => toTaskBars(order, launchedAtMs).map(bar => bar.row.taskId)
    expect(ids(same)).toEqual(ids(same.toReversed()))
  })

  it('never run backwards, whatever times ECS reports', () => {
    const second = fc.option(fc.integer({ min: 0, max: 1000 }), { nil: undefined })
    const iso = second.map(value => (value === undefined ? undefined : at(value)))
    const anyRow = fc.record({
      createdAt: iso,
      startedAt: iso,
      stoppedAt: iso,
      ranMs: fc.option(fc.nat(100_000), { nil: undefined }),
      isStopped: fc.boolean(),
    })
    fc.assert(
      fc.property(anyRow, part => {
        const [bar] = toTaskBars([taskRow(part)], launchedAtMs)
        const known = timesOf(bar)?.filter(time => time !== undefined) ?? []
        expect(known).toEqual(known.toSorted((one, other) => one - other))
        expect(bar?.endMs !== undefined).toBe(part.isStopped)
      }),
    )
  })

  it('end now while their tasks are there, or at times that are ahead of the clock', () => {
    const [bar] = toTaskBars([taskRow({ createdAt: at(0), startedAt: at(100) })], launchedAtMs)
    const endOf = (nowS: number) => bar && since(toBarEndMs(bar, launchedAtMs + nowS * 1000))
    expect([endOf(0), endOf(200)]).toEqual([100, 200])
  })
})
