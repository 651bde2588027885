'use client'

import type { Failure } from '@/lib/result'
import { isStopped } from '@/lib/task-view/status-view'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { Ago, ClockTime, UpdatedAgo } from '@/components/ui/time/exact-time'
import { FailureNote, Note } from '../failure-note'

interface FreshnessNoteProps {
  task: TaskView
  /** Of the last answer. */
  updatedAtMs: number
  failure: Failure | undefined
}

/** How far the shown state can be trusted, where it is not simply live. */
export function FreshnessNote({ task, updatedAtMs, failure }: FreshnessNoteProps) {
  if (failure) {
    return (
      <FailureNote failure={failure}>
        Updated <UpdatedAgo updatedAtMs={updatedAtMs} />.
      </FailureNote>
    )
  }
  const { seenAt = task.keptSince } = task
  const seen = <Ago iso={seenAt} />
  const { freshness } = task
  const isUnwatched = task.unwatched.some(({ until }) => until === undefined)
  switch (freshness.kind) {
    case 'live':
    case 'final':
      return null
    case 'pending':
      return <Note tone="neutral">ECS accepted this task but doesn’t list it yet.</Note>
    case 'forgotten':
      return isStopped(task.lastStatus) ? null : (
        <Note tone="warn">ECS no longer knows this task. This is its last state, seen {seen}.</Note>
      )
    case 'stale':
      return (
        <Note tone="warn">
          {isUnwatched ? (
            <>
              Not watched since <ClockTime iso={seenAt} />.
            </>
          ) : (
            <>Updated {seen}.</>
          )}{' '}
          {freshness.failure.message}
        </Note>
      )
  }
}
