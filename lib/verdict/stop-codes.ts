import type { Container, Task, TaskStopCode } from '@aws-sdk/client-ecs'
import { principalNameOf } from '../aws/arn.ts'
import { isShutdownCode } from './exit-codes.ts'
import { toEvidence } from './explain-exit.ts'
import {
  awsStopRules,
  isWrittenByAws,
  SPOT_INTERRUPTION,
  STOPPED_ON_REQUEST,
} from './rules/ending-rules.ts'
import { guides } from './rules/guide.ts'
import type { Guide } from './rules/guide.ts'
import { findStopRule } from './rules/stop-rules.ts'
import type { StopRule } from './rules/stop-rule.ts'
import { isReasonOf, isSilentReason } from './stop-reason.ts'
import type { RawStop, Verdict } from './verdict.ts'

type Ending = Pick<Verdict, 'outcome' | 'title' | 'cause' | 'remedy'> & { guide: Guide }

/** A call of StopTask that isn't told by ECS's answer, such as one that was sent from here. */
export interface StopRequest {
  /** As it was given to StopTask. */
  reason?: string
  /** Principal ARN of who called it from here. */
  by?: string
}

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
    guide: 'taskStopped',
  },
  SpotInterruption: SPOT_INTERRUPTION,
  TerminationNotice: {
    outcome: 'interrupted',
    title: 'The host was about to be terminated',
    cause: 'AWS announced that the task’s infrastructure would be terminated.',
    remedy: 'Launch again.',
    guide: 'events',
  },
  InfrastructureHealth: {
    outcome: 'interrupted',
    title: 'The task’s infrastructure failed',
    cause: 'AWS stopped the task because its host was unhealthy.',
    remedy: 'Launch again.',
    guide: 'events',
  },
} satisfies Record<TaskStopCode, Ending | null>

/** Looked up by text, because AWS may add codes that this table does not have. */
const findEnding = (stopCode: string | undefined): Ending | null =>
  Object.entries(endings).find(([code]) => code === stopCode)?.[1] ?? null

/** A code that AWS has added since: what it means is not known. */
export const isUnknownStopCode = (stopCode: string | undefined): boolean =>
  stopCode !== undefined && !Object.hasOwn(endings, stopCode)

export const endedByStopCode = (stopCode: string | undefined): boolean =>
  findEnding(stopCode) !== null

/** The verdict on a task that a person or AWS stopped. Exit codes are only evidence. */
export function explainStopCode(
  task: Task,
  request: StopRequest | undefined,
  raw: RawStop,
): Verdict {
  const ending = findEnding(task.stopCode)
  if (!ending) throw new Error(`No ending for stop code ${String(task.stopCode)}`)
  const { stoppedReason } = task
  const isFromHere = request !== undefined && isReasonOf(request.reason, stoppedReason)
  const rule = isFromHere ? undefined : findFittingRule(ending, stoppedReason)
  if (!rule && ending.outcome === 'stopped') {
    const by = isFromHere ? request.by : undefined
    return explainStopRequest(task, { by, reason: stoppedReason }, raw)
  }
  return {
    outcome: rule?.outcome ?? ending.outcome,
    rule: rule?.id,
    category: rule?.category ?? task.stopCode ?? '',
    title: rule?.title ?? ending.title,
    cause: rule?.cause ?? ending.cause,
    remedy: rule?.remedy ?? ending.remedy,
    guide: guides[rule?.guide ?? ending.guide],
    evidence: toEndingEvidence(task, stoppedReason),
    raw,
  }
}

/** A person's reason may say anything. Only what AWS itself writes is read. */
function findFittingRule(ending: Ending, reason: string | undefined): StopRule | undefined {
  if (!reason) return undefined
  const isRequest = ending.outcome === 'stopped'
  if (isRequest && !isWrittenByAws(reason)) return undefined
  const rules = isRequest ? awsStopRules : undefined
  const rule = findStopRule([{ field: 'stoppedReason', text: reason }], rules)?.rule
  return rule?.outcome === 'interrupted' ? rule : undefined
}

/** StopTask was called, with this reason or without one. */
export function explainStopRequest(task: Task, request: StopRequest, raw: RawStop): Verdict {
  const containers = task.containers ?? []
  const killed = containers.find(({ exitCode }) => exitCode === 137)
  const failed = containers.find(({ exitCode }) => exitCode && !isShutdownCode(exitCode))
  return {
    ...STOPPED_ON_REQUEST,
    category: 'USER',
    guide: guides[STOPPED_ON_REQUEST.guide],
    cause: [toRequestCause(request), killed && toKilledText(killed), failed && toFailedText(failed)]
      .filter(Boolean)
      .join(' '),
    evidence: toEndingEvidence(task, task.stoppedReason),
    raw,
  }
}

function toRequestCause({ by, reason }: StopRequest): string {
  const isSilent = isSilentReason(reason)
  const name = by === undefined ? undefined : principalNameOf(by)
  if (name === undefined) {
    return isSilent ? STOPPED_ON_REQUEST.cause : `StopTask was called with the reason “${reason}”.`
  }
  return isSilent
    ? `${name} stopped it from Slipway, without a reason.`
    : `${name} stopped it from Slipway, with the reason “${reason}”.`
}

/** SIGKILL follows the stop signal when the stop timeout ends, or memory runs out. */
const toKilledText = ({ name = 'unnamed', reason = '' }: Container) =>
  findStopRule([{ field: 'containers[].reason', text: reason }])?.rule.id === 'oom'
    ? `Container ${name} ran out of memory and was killed (SIGKILL).`
    : `Container ${name} was killed (SIGKILL), probably because it had not ended by its stop timeout.`

const toFailedText = ({ name = 'unnamed', exitCode }: Container) =>
  `Container ${name} exited with code ${String(exitCode)}.`

function toEndingEvidence(task: Task, reason: string | undefined): Verdict['evidence'] {
  const exited = (task.containers ?? [])
    .filter(({ exitCode, reason }) => exitCode !== undefined || reason)
    .map(toEvidence)
  return reason ? [{ field: 'stoppedReason', sentence: reason }, ...exited] : exited
}
