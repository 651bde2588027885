import { findImageStory, isProgramMissing } from '../../../containers/stories/find-image-story.ts'
import type { ContainerRun, TaskRecord } from '../state/task-record.ts'
import { toEpochSeconds } from '../state/wire.ts'
import { hasLogGroup } from './container-output.ts'
import { wordsOf } from '../stopping/container-words.ts'
import { failStart, strikeStart } from '../stopping/fail-start.ts'
import { holdStep } from '../timeline/hold-task.ts'
import { planStep, scaleMs, setStatus } from '../timeline/lifecycle-context.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'
import { startContainer } from './start-container.ts'
import { faultsOf } from '../../../faults/faults.ts'

type Readiness = { is: 'ready' } | { is: 'waiting'; for: string } | { is: 'hopeless'; why: string }

/**
 * Whether a container's dependencies allow its start (Developer Guide, `dependsOn`: START,
 * COMPLETE, SUCCESS and HEALTHY).
 */
function readiness(record: TaskRecord, run: ContainerRun): Readiness {
  for (const { containerName = '', condition } of run.definition.dependsOn ?? []) {
    const other = record.containers.find(({ shown }) => shown.name === containerName)
    if (!other) continue
    const isOver = other.phase === 'stopped'
    if (condition === 'SUCCESS' && isOver && other.shown.exitCode !== 0)
      return { is: 'hopeless', why: `dependency ${containerName} did not exit with code 0` }
    if (condition === 'HEALTHY' && isOver)
      return { is: 'hopeless', why: `dependency ${containerName} did not become healthy` }
    const isMet =
      condition === 'HEALTHY'
        ? other.shown.healthStatus === 'HEALTHY'
        : condition === 'START'
          ? other.phase !== 'waiting'
          : isOver
    if (!isMet) return { is: 'waiting', for: containerName }
  }
  return { is: 'ready' }
}

function giveUp(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  why: string,
  atMs: number,
): void {
  const reason = `Container ${run.shown.name ?? ''} failed to start: ${why}`
  failStart(context, record, { cause: 'start-generic', reason }, run, atMs)
}

/** Stops the task if the container cannot be started. Returns whether it did. */
function failContainer(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  atMs: number,
): boolean {
  const fail = (cause: 'start-command' | 'ri-logging') => {
    failStart(context, record, { cause }, run, atMs)
    return true
  }
  if (strikeStart(context, record, 'start', atMs, run)) return true
  const story = findImageStory(run.definition.image ?? '')
  if (story && isProgramMissing(story, wordsOf(record, run))) return fail('start-command')
  // On EC2, Docker's log driver looks for the group of every container.
  return record.platform !== 'fargate' && !hasLogGroup(context, run, atMs) && fail('ri-logging')
}

/**
 * Starts every container whose dependencies allow it. The task is RUNNING when all have started.
 */
export function startReadyContainers(
  context: LifecycleContext,
  record: TaskRecord,
  atMs: number,
): void {
  if (record.shown.desiredStatus === 'STOPPED' || record.shown.startedAt !== undefined) return
  for (let isGoingOn = true; isGoingOn;) {
    isGoingOn = false
    for (const run of record.containers.filter(({ phase }) => phase === 'waiting')) {
      const state = readiness(record, run)
      if (state.is === 'hopeless') return giveUp(context, record, run, state.why, atMs)
      if (state.is === 'waiting') continue
      if (failContainer(context, record, run, atMs)) return
      startContainer(context, record, run, atMs)
      isGoingOn = true
    }
  }
  if (record.containers.some(({ phase }) => phase === 'waiting')) return
  enterRunning(context, record, atMs)
}

function enterRunning(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  if (holdStep(context, record, { kind: 'start-containers', atMs })) return
  record.shown.startedAt = toEpochSeconds(atMs)
  setStatus(record, 'RUNNING', atMs)
  // A fault that stops a running task lets it be seen RUNNING first.
  if (faultsOf(context.world).standing.length > 0)
    planStep(record, atMs + scaleMs(context, 1_000), { kind: 'strike' })
}

/** API Reference, `startTimeout`: stops the task if other containers still wait for this one. */
export function endStartTimeout(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  atMs: number,
): void {
  if (record.shown.desiredStatus === 'STOPPED') return
  for (const other of record.containers.filter(({ phase }) => phase === 'waiting')) {
    const state = readiness(record, other)
    if (state.is !== 'waiting' || state.for !== run.shown.name) continue
    return giveUp(context, record, other, `dependency ${state.for} did not get ready in time`, atMs)
  }
}
