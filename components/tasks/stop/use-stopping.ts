'use client'

import { useState } from 'react'
import type { StopResult } from '@/lib/launching/stop/stop-outcome'
import { isStopped } from '@/lib/task-view/status-view'
import type { TaskView } from '@/lib/task-view/task/task-view'

/**
 * A task as it is after a click on Stop: it stops from the click on, until ECS refuses or the task
 * itself says so.
 *
 * @param polled the task as the server described it last
 */
export function useStopping(polled: TaskView) {
  const [askedAt, setAskedAt] = useState<string>()
  const [pending, setPending] = useState<{ until: string; of: TaskView }>()
  const [hadStopped, setHadStopped] = useState(false)
  return {
    task: toShown(polled, askedAt, pending?.of === polled ? pending.until : undefined),
    hadStopped,
    noteAsked: () => setAskedAt(new Date().toISOString()),
    noteResults: ([result]: readonly StopResult[]) => {
      if (result?.kind !== 'stopping') setAskedAt(undefined)
      // From its next answer on, the server says so itself.
      setPending(result?.kind === 'pending' ? { until: result.until, of: polled } : undefined)
      setHadStopped(result?.kind === 'stopped')
    },
  }
}

function toShown(task: TaskView, askedAt?: string, pendingUntil?: string): TaskView {
  if (task.desiredStatus === 'STOPPED' || isStopped(task.lastStatus)) return task
  if (pendingUntil !== undefined) {
    return { ...task, pendingStop: { state: 'open', until: pendingUntil } }
  }
  if (askedAt === undefined || task.freshness.kind === 'forgotten') return task
  return {
    ...task,
    desiredStatus: 'STOPPED',
    state: 'stopping',
    stoppingSince: askedAt,
    pendingStop: undefined,
  }
}
