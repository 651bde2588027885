import { fillSentence } from '../stop-causes/fill-sentence.ts'
import { toTelling } from '../stop-causes/stop-cause.ts'
import type { StopPhase } from '../stop-causes/stop-cause.ts'
import { stopCauses } from '../stop-causes/stop-causes.ts'
import type { StopCauseId } from '../stop-causes/stop-causes.ts'
import { chooseContainer, findStop } from '../task-faults/find-stop.ts'
import type { ContainerRun, TaskRecord } from '../state/task-record.ts'
import { beginStop } from './begin-stop.ts'
import { cutReason } from './cut-reason.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'
import { stopContainers } from './stop-containers.ts'
import { toSentenceFacts } from './to-sentence-facts.ts'
import { faultsOf, spendFault } from '../../../faults/faults.ts'

/** Why a task stops: a cause of the table, with an optional sentence that replaces AWS's. */
export interface StopStory {
  cause: StopCauseId
  reason?: string | undefined
  /** Facts for the sentence that the task does not have. */
  facts?: Readonly<Record<string, string>>
}

export function toStopSentence(
  context: LifecycleContext,
  record: TaskRecord,
  story: StopStory,
  run: ContainerRun | undefined,
): string {
  if (story.reason !== undefined) return story.reason
  const { sentence } = toTelling(stopCauses[story.cause], record.platform === 'fargate')
  const told = run ?? chooseContainer(record.containers, undefined)
  const facts = { ...toSentenceFacts(context, record, told), ...story.facts }
  return fillSentence(sentence, facts)
}

/**
 * Stops a task that failed to start. On Fargate an agent's error is the task's reason. On EC2 it is
 * the container's reason, and the task has a summary.
 */
export function failStart(
  context: LifecycleContext,
  record: TaskRecord,
  story: StopStory,
  run: ContainerRun | undefined,
  atMs: number,
): void {
  const isFargate = record.platform === 'fargate'
  const cause = stopCauses[story.cause]
  const reason = toStopSentence(context, record, story, run)
  const failed = run ?? chooseContainer(record.containers, undefined)
  const isContainers = toTelling(cause, isFargate).toldBy === 'agent' && !isFargate
  if (isContainers && failed) failed.shown.reason = cutReason(reason)
  const told = isContainers ? 'Task failed to start' : reason
  beginStop(context, record, { code: cause.stopCode, reason: told }, atMs)
  stopContainers(context, record, atMs)
}

/** Fails the start if a standing fault meets this phase. Returns whether one does. */
export function strikeStart(
  context: LifecycleContext,
  record: TaskRecord,
  phase: StopPhase,
  atMs: number,
  run?: ContainerRun,
): boolean {
  const faults = faultsOf(context.world)
  const fault = findStop(faults, record, [phase], run)
  if (!fault) return false
  spendFault(faults, fault)
  const failed = run ?? chooseContainer(record.containers, fault.container)
  failStart(context, record, fault, failed, atMs)
  return true
}
