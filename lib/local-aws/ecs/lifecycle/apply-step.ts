import { createHash } from 'node:crypto'
import { findImageStory } from '../../commands/stories/find-image-story.ts'
import { giveUpWaiting } from '../placement/place-waiting.ts'
import { releaseCapacity } from '../placement/take-room.ts'
import type { ContainerRun, TaskRecord } from '../task-record.ts'
import { toEpochSeconds } from '../wire.ts'
import { beginStop, planEnd, terminateContainers } from './begin-stop.ts'
import { checkHealth } from './check-health.ts'
import { writeOutput } from './container-output.ts'
import { markChanged, pickMs, planStep, setStatus } from './lifecycle-context.ts'
import type { LifecycleContext } from './lifecycle-context.ts'
import { lifecycleDurations } from './lifecycle-durations.ts'
import { exitContainer, planNextLine, startReadyContainers } from './run-containers.ts'
import { attachNetwork, releaseNetwork, setAttachmentStatus } from './task-network.ts'
import { attachVolumes, releaseVolumes, setVolumeStatus } from './task-volumes.ts'
import type { TaskStatus, TaskStep } from './task-step.ts'

/** Lets one planned event happen to the task at its own time. */
export function applyStep(context: LifecycleContext, record: TaskRecord, step: TaskStep): void {
  const { atMs } = step
  switch (step.kind) {
    case 'attach':
      return attach(context, record, atMs)
    case 'connect':
      return connect(context, record, atMs)
    case 'pull-start':
      record.shown.pullStartedAt = toEpochSeconds(atMs)
      return markChanged(record)
    case 'pull-stop':
      return finishPull(context, record, atMs)
    case 'start-containers':
      return startReadyContainers(context, record, atMs)
    case 'status':
      return enterStatus(context, record, step.status, atMs)
    case 'give-up':
      return giveUpWaiting(context, record, atMs)
    case 'forget':
      return context.state.tasks.remove(record)
    case 'line':
    case 'health':
    case 'exit': {
      const run = record.containers.find(({ shown }) => shown.name === step.container)
      if (run) applyContainerStep(context, record, run, step)
    }
  }
}

function applyContainerStep(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  step: TaskStep & { kind: 'line' | 'health' | 'exit' },
): void {
  if (step.kind === 'exit') return exitContainer(context, record, run, step, step.atMs)
  if (step.kind === 'line') {
    writeOutput(context, record, run, step.text, step.atMs)
    return planNextLine(context, record, run)
  }
  checkHealth(record, run)
  markChanged(record)
  startReadyContainers(context, record, step.atMs)
}

function attach(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  const impossible = attachNetwork(context, record)
  attachVolumes(context, record)
  markChanged(record)
  if (impossible !== undefined)
    beginStop(context, record, { code: 'TaskFailedToStart', reason: impossible }, atMs)
}

function connect(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  record.shown.connectivity = 'CONNECTED'
  record.shown.connectivityAt = toEpochSeconds(atMs)
  setAttachmentStatus(record, 'ATTACHED')
  attachVolumes(context, record)
  setVolumeStatus(record, 'ATTACHED')
  if (record.shown.lastStatus === 'PENDING') markChanged(record)
  else setStatus(record, 'PENDING', atMs)
}

/** Docker Hub is where an image without a registry lives. */
function toPullError(image: string): string {
  const full = /^[^/]+[.:][^/]*\//.test(image) ? image : `docker.io/${image}`
  const reference = /:[^/]+$/.test(full) ? full : `${full}:latest`
  return `CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref ${reference}: ${reference}: not found`
}

function finishPull(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  record.shown.pullStoppedAt = toEpochSeconds(atMs)
  const missing = record.containers.find(
    ({ definition }) => findImageStory(definition.image ?? '')?.kind === 'unpullable',
  )
  if (missing) return failPull(context, record, missing, atMs)
  for (const { definition, shown } of record.containers) {
    const image = definition.image ?? ''
    record.instance?.images.add(image)
    shown.imageDigest = `sha256:${createHash('sha256').update(image).digest('hex')}`
  }
  if (record.platform === 'ec2-bridge') markChanged(record)
  else setStatus(record, 'ACTIVATING', atMs)
  const startMs = pickMs(context, lifecycleDurations[record.platform].start)
  planStep(record, atMs + startMs, { kind: 'start-containers' })
}

/** Fargate tells it as the task's reason; an EC2 agent tells it as the container's. */
function failPull(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun,
  atMs: number,
): void {
  const error = toPullError(run.definition.image ?? '')
  const isFargate = record.platform === 'fargate'
  if (!isFargate) run.shown.reason = error
  const reason = isFargate ? error : 'Task failed to start'
  beginStop(context, record, { code: 'TaskFailedToStart', reason }, atMs)
}

function enterStatus(
  context: LifecycleContext,
  record: TaskRecord,
  status: TaskStatus,
  atMs: number,
): void {
  setStatus(record, status, atMs)
  const durations = lifecycleDurations[record.platform]
  if (status === 'DEACTIVATING')
    planStep(record, atMs + pickMs(context, durations.stop), { kind: 'status', status: 'STOPPING' })
  if (status === 'STOPPING') {
    record.shown.stoppingAt = toEpochSeconds(atMs)
    terminateContainers(context, record, atMs)
    if (!record.containers.some(({ phase }) => phase === 'running')) planEnd(context, record, atMs)
  }
  if (status === 'DEPROVISIONING') {
    record.shown.stoppingAt ??= toEpochSeconds(atMs)
    setAttachmentStatus(record, 'DETACHING')
    setVolumeStatus(record, 'DETACHING')
    planStep(record, atMs + pickMs(context, durations.finish), {
      kind: 'status',
      status: 'STOPPED',
    })
  }
  if (status === 'STOPPED') finishTask(context, record, atMs)
}

function finishTask(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  const at = toEpochSeconds(atMs)
  record.shown.stoppingAt ??= at
  record.shown.executionStoppedAt ??= at
  record.shown.stoppedAt = at
  for (const run of record.containers) {
    run.phase = 'stopped'
    run.shown.lastStatus = 'STOPPED'
  }
  releaseNetwork(context, record)
  releaseVolumes(record)
  releaseCapacity(record)
  record.steps = []
  const { retentionMs } = context.world.difficulty.settings
  planStep(record, atMs + retentionMs, { kind: 'forget' })
}
