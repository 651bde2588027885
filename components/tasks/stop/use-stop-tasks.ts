'use client'

import { useState } from 'react'
import { callAction } from '@/components/data/call-action'
import { noteSessionEnded } from '@/components/data/drafts'
import { parseTaskArn, toClusterArn } from '@/lib/aws/arn'
import type { StopOutcome, StopResult } from '@/lib/launching/stop/stop-outcome'
import { fail } from '@/lib/result'
import type { Result } from '@/lib/result'
import type { StoppableTask } from './stoppable-task'

/** The server action that stops tasks. */
export type StopTasksAction = (request: {
  /** ARNs. */
  tasks: string[]
  reason?: string
  /** ARNs of production clusters for which the operator said yes. */
  confirmedClusters: string[]
}) => Promise<Result<StopOutcome>>

export type FailedStop = StopResult & { kind: 'failed' }

interface Options {
  tasks: readonly StoppableTask[]
  reason: string
  stop: StopTasksAction
  onAsked: (taskArns: string[]) => void
  onAnswered: (results: StopResult[]) => void
}

/** Stops tasks, asks about each production cluster among theirs, and keeps what failed to be tried again. */
export function useStopTasks({ tasks, reason, stop, onAsked, onAnswered }: Options) {
  const [failed, setFailed] = useState<FailedStop[]>()
  const [isSending, setIsSending] = useState(false)
  const [confirmed, setConfirmed] = useState<string[]>([])
  const [unconfirmed, setUnconfirmed] = useState<string[]>([])
  const left = failed ? tasks.filter(({ arn }) => failed.some(stop => stop.taskArn === arn)) : tasks

  async function send(confirmedClusters: string[]): Promise<StopResult[] | undefined> {
    const arns = left.map(({ arn }) => arn)
    setIsSending(true)
    onAsked(arns)
    const request = { tasks: arns, reason: reason.trim() || undefined, confirmedClusters }
    const answer = await callAction(() => stop(request), fail)
    setIsSending(false)
    const outcome = answer.ok ? answer.value : toFailed(arns, answer.failure)
    if (outcome.kind === 'unconfirmed') {
      setUnconfirmed(outcome.clusters)
      onAnswered([])
      return undefined
    }
    const { results } = outcome
    const failures = results.filter(result => result.kind === 'failed')
    if (failures.some(({ failure }) => failure.kind === 'expired')) noteSessionEnded()
    setFailed(failures)
    onAnswered(results)
    return results
  }

  const [asked] = unconfirmed
  return {
    left,
    failed: failed ?? [],
    isSending,
    /** The production cluster that is asked about. */
    question:
      asked === undefined
        ? undefined
        : {
            clusterArn: asked,
            count: left.filter(({ arn }) => clusterArnOf(arn) === asked).length,
          },
    send: () => send(confirmed),
    confirm: async () => {
      const [now, ...later] = unconfirmed
      const all = now ? [...confirmed, now] : confirmed
      setConfirmed(all)
      setUnconfirmed(later)
      return later.length === 0 ? send(all) : undefined
    },
    cancel: () => setUnconfirmed([]),
  }
}

const toFailed = (arns: string[], failure: FailedStop['failure']): StopOutcome => ({
  kind: 'answered',
  results: arns.map(taskArn => ({ taskArn, kind: 'failed', failure })),
})

function clusterArnOf(taskArn: string): string | undefined {
  const address = parseTaskArn(taskArn)
  return address && toClusterArn(address)
}
