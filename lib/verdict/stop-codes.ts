import type { Task, TaskStopCode } from '@aws-sdk/client-ecs'
import { toEvidence } from './explain-exit.ts'
import { findStopRule } from './stop-rules.ts'
import type { RawStop, Verdict } from './verdict.ts'

type Ending = Pick<Verdict, 'outcome' | 'title' | 'cause' | 'remedy'>

/** What a stop code alone decides; null where the containers decide. Source: API Reference, Task. */
const endings = {
  TaskFailedToStart: null,
  EssentialContainerExited: null,
  UserInitiated: {
    outcome: 'stopped',
    title: 'Stopped on request',
    cause: 'StopTask was called without a reason.',
    remedy: '',
  },
  ServiceSchedulerInitiated: {
    outcome: 'interrupted',
    title: 'The service scheduler stopped it',
    cause: 'A deployment, a scale-in or a failed health check replaced the task.',
    remedy: '',
  },
  SpotInterruption: {
    outcome: 'interrupted',
    title: 'Spot took the capacity back',
    cause: 'Fargate Spot or an EC2 Spot Instance was reclaimed, with two minutes of warning.',
    remedy: 'Launch again; for work that must not be interrupted use FARGATE.',
  },
  TerminationNotice: {
    outcome: 'interrupted',
    title: 'The host was about to be terminated',
    cause: 'AWS gave notice that the infrastructure under the task ends.',
    remedy: 'Launch again.',
  },
  InfrastructureHealth: {
    outcome: 'interrupted',
    title: 'The infrastructure under the task failed',
    cause: 'AWS stopped the task because its host was not healthy.',
    remedy: 'Launch again.',
  },
} satisfies Record<TaskStopCode, Ending | null>

/** Looked up by text: AWS may add codes that this table does not know. */
const findEnding = (stopCode: string | undefined): Ending | null =>
  Object.entries(endings).find(([code]) => code === stopCode)?.[1] ?? null

export const endedByStopCode = (stopCode: string | undefined): boolean =>
  findEnding(stopCode) !== null

/** The verdict on a task that a person or AWS ended; the exit codes stand in the evidence. */
export function explainStopCode(task: Task, raw: RawStop): Verdict {
  const ending = findEnding(task.stopCode)
  if (!ending) throw new Error(`No ending for stop code ${String(task.stopCode)}`)
  const reason = task.stoppedReason
  const exited = (task.containers ?? []).filter(c => c.exitCode !== undefined).map(toEvidence)
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
