import { describe, expect, it } from 'vitest'
import { countStates } from './launch-counts.ts'
import { toCountsText } from './state-counts.ts'
import type { TaskState } from '../status-view.ts'
import type { LaunchAnswer } from './launch-answer.ts'
import { taskRow } from '../../testing/task-row-of.ts'

const rowsOf = (...states: TaskState[]) => states.map(state => taskRow({ state }))

describe('the counts of a launch', () => {
  it.each<[string, Pick<LaunchAnswer, 'state' | 'count' | 'taskCount' | 'rows'>]>([
    [
      '1 running, 2 succeeded, 1 failed',
      {
        state: 'launched',
        count: 4,
        taskCount: 4,
        rows: rowsOf('failed', 'succeeded', 'running', 'succeeded'),
      },
    ],
    [
      '1 succeeded, 2 not launched',
      { state: 'launched', count: 3, taskCount: 1, rows: rowsOf('succeeded') },
    ],
    [
      '1 starting, 1 not launched, 1 not shown',
      { state: 'launched', count: 3, taskCount: 2, rows: rowsOf('starting') },
    ],
    ['10 not launched', { state: 'refused', count: 10, taskCount: 0, rows: [] }],
    ['2 not launched', { state: 'unplaced', count: 2, taskCount: 0, rows: [] }],
    ['3 no response', { state: 'open', count: 3, taskCount: 0, rows: [] }],
    [
      '1 stopped, 2 no response',
      { state: 'given-up', count: 3, taskCount: 1, rows: rowsOf('stopped') },
    ],
  ])('are “%s” and add up to what was asked for', (text, launch) => {
    const counts = countStates(launch)
    expect(toCountsText(counts)).toBe(text)
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(launch.count)
  })

  it('keep a state in its place that has lost its last task', () => {
    const launch = { state: 'launched' as const, count: 1, taskCount: 1, rows: rowsOf('failed') }
    expect(toCountsText(countStates(launch, 'running'))).toBe('0 running, 1 failed')
  })
})
