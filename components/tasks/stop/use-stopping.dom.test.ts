import { act, renderHook } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { toTaskView } from '@/lib/task-view/task/task-view'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { useStopping } from './use-stopping'

const taskArn = `arn:aws:ecs:us-east-1:111122223333:task/demo/${'a'.repeat(32)}`
const seenAt = '2026-01-01T00:00:00.000Z'
const viewOf = (desiredStatus: string, lastStatus = 'RUNNING'): TaskView =>
  toTaskView(
    {
      task: { taskArn, desiredStatus, lastStatus },
      seenAt,
      changedAt: seenAt,
      keptSince: seenAt,
      freshness: { kind: 'live' },
    },
    Date.parse(seenAt),
  )

describe('a task after a click on Stop', () => {
  const start = () => renderHook(useStopping, { initialProps: viewOf('RUNNING') })

  it('is stopping from the click on, until the server tells it', () => {
    const { result, rerender } = start()
    expect(result.current.task.state).toBe('running')
    act(() => result.current.noteAsked())
    expect(result.current.task).toMatchObject({ state: 'stopping', desiredStatus: 'STOPPED' })
    expect(Date.parse(result.current.task.stoppingSince ?? '')).not.toBeNaN()
    act(() => result.current.noteResults([{ taskArn, kind: 'stopping' }]))
    rerender(viewOf('RUNNING'))
    expect(result.current.task.state).toBe('stopping')
    const told = viewOf('STOPPED', 'STOPPED')
    rerender(told)
    expect(result.current.task).toBe(told)
  })

  it.each([
    [],
    [{ taskArn, kind: 'failed', failure: { kind: 'forbidden', message: 'no' } }],
    [{ taskArn, kind: 'stopped' }],
  ] as const)('goes back to the truth: %j', (...results) => {
    const { result } = start()
    act(() => result.current.noteAsked())
    act(() => result.current.noteResults(results))
    expect(result.current.task.state).toBe('running')
    expect(result.current.hadStopped).toBe(results[0]?.kind === 'stopped')
  })

  it('waits for ECS to list it from the answer on, and then for what the server says', () => {
    const { result, rerender } = start()
    const until = '2026-01-01T00:00:30.000Z'
    act(() => result.current.noteAsked())
    act(() => result.current.noteResults([{ taskArn, kind: 'pending', until }]))
    expect(result.current.task).toMatchObject({
      state: 'running',
      pendingStop: { state: 'open', until },
    })
    rerender({ ...viewOf('RUNNING'), pendingStop: { state: 'given-up', until } })
    expect(result.current.task.pendingStop?.state).toBe('given-up')
  })
})
