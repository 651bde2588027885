import type { Task, TaskStopCode } from '@aws-sdk/client-ecs'
import { toEvidence } from './explain-exit.ts'
import { SPOT_INTERRUPTION, STOPPED_ON_REQUEST } from './ending-rules.ts'
import { findStopRule } from './stop-rules.ts'
import type { RawStop, Verdict } from './verdict.ts'

type Ending = Pick<Verdict, 'outcome' | 'title' | 'cause' | 'remedy'>

/** What a stop code alone decides. Null if the containers decide. Source: API Reference, Task. */
const endings = {
  TaskFailedToStart: null,
  EssentialContainerExited: null,
  UserInitiated: STOPPED_ON_REQUEST,
  ServiceSchedulerInitiated: {
    outcome: 'interrupted',
    title: 'The service scheduler stopped the task',
    cause: 'A deployment, a scale-in or a failed health check replaced the task.',
    remedy: '',
  },
  SpotInterruption: SPOT_INTERRUPTION,
  TerminationNotice: {
    outcome: 'interrupted',
    title: 'The host was about to be terminated',
    cause: 'AWS announced that the task’s infrastructure would be terminated.',
    remedy: 'Launch again.',
  },
  InfrastructureHealth: {
    outcome: 'interrupted',
    title: 'The task’s infrastructure failed',
    cause: 'AWS stopped the task because its host was unhealthy.',
    remedy: 'Launch again.',
  },
} satisfies Record<TaskStopCode, Ending | null>

/** Looked up by text, because AWS may add codes that this table does not have. */
const findEnding = (stopCode: string | undefined): Ending | null =>
  Object.entries(endings).find(([code]) => code === stopCode)?.[1] ?? null

export const endedByStopCode = (stopCode: string | undefined): boolean =>
  findEnding(stopCode) !== null

/** The verdict on a task that a person or AWS stopped. Exit codes are only evidence. */
export function explainStopCode(task: Task, raw: RawStop): Verdict {
  const ending = findEnding(task.stopCode)
  if (!ending) throw new Error(`No ending for stop code ${String(task.stopCode)}`)
  const reason = task.stoppedReason
  const exited = (task.containers ?? [])
    .filter(({ exitCode }) => exitCode !== undefined)
    .map(toEvidence)
  const match =
    ending.outcome === 'interrupted' && reason
      ? findStopRule([{ field: 'stoppedReason', text: reason }])
      : undefined
  const fitting = match?.rule.outcome === 'interrupted' ? match.rule : undefined
  return {
    outcome: ending.outcome,
    category: fitting?.category ?? (ending.outcome === 'stopped' ? 'USER' : (task.stopCode ?? '')),
    title: fitting?.title ?? ending.title,
    cause: fitting?.cause ?? toRequestCause(ending, reason),
    remedy: fitting?.remedy ?? ending.remedy,
    evidence: reason ? [{ field: 'stoppedReason', sentence: reason }, ...exited] : exited,
    raw,
  }
}

function toRequestCause(ending: Ending, reason: string | undefined): string {
  const isSilent = !reason || /^task stopped by user\.?$/i.test(reason)
  if (ending.outcome !== 'stopped' || isSilent) return ending.cause
  return `StopTask was called with the reason “${reason}”.`
}
