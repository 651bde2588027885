import { findImageStory } from '../../../containers/stories/find-image-story.ts'
import { giveUpWaiting } from './place-waiting.ts'
import { toImageDigest } from '../stop-causes/to-image-parts.ts'
import type { ContainerRun, TaskRecord } from '../state/task-record.ts'
import { toEpochSeconds } from '../state/wire.ts'
import { beginStop } from '../stopping/begin-stop.ts'
import { showHealth } from '../task-containers/check-health.ts'
import { hasLogGroup, writeOutput } from '../task-containers/container-output.ts'
import { enterStatus } from './enter-status.ts'
import { exitContainer } from '../task-containers/exit-container.ts'
import { failStart, strikeStart } from '../stopping/fail-start.ts'
import { holdStep } from '../timeline/hold-task.ts'
import { countVersion, pickMs, planStep, setStatus } from '../timeline/lifecycle-context.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'
import { lifecycleDurations } from '../timeline/lifecycle-durations.ts'
import { endStartTimeout, startReadyContainers } from '../task-containers/run-containers.ts'
import { planNextLine } from '../task-containers/start-container.ts'
import { strikeRunning } from './strike-running.ts'
import { attachNetwork, setAttachmentStatus } from './task-network.ts'
import { attachVolumes, setVolumeStatus } from './task-volumes.ts'
import type { ContainerEvent, TaskStep } from '../state/task-step.ts'

/** Applies one planned step to the task at the step's time, unless a fault holds the task. */
export function applyStep(context: LifecycleContext, record: TaskRecord, step: TaskStep): void {
  if (holdStep(context, record, step)) return
  const { atMs } = step
  switch (step.kind) {
    case 'unplaced':
      return beginStop(context, record, step, atMs)
    case 'attach':
      return attach(context, record, atMs)
    case 'attaching':
    case 'detached':
      setAttachmentStatus(record, step.kind === 'attaching' ? 'ATTACHING' : 'DETACHED')
      return
    case 'connect':
      return connect(context, record, atMs)
    case 'pull-start':
      return startPull(context, record, atMs)
    case 'pull-stop':
      return finishPull(context, record, atMs)
    case 'start-containers':
      if (strikeStart(context, record, 'create', atMs)) return
      return startReadyContainers(context, record, atMs)
    case 'strike':
      return strikeRunning(context, record, atMs)
    case 'status':
      return enterStatus(context, record, step.status, atMs)
    case 'give-up':
      return giveUpWaiting(context, record, atMs)
    case 'forget':
      return context.state.tasks.remove(record)
    case 'line':
    case 'health':
    case 'agent':
    case 'start-timeout':
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
  step: { atMs: number } & ContainerEvent,
): void {
  const { atMs } = step
  switch (step.kind) {
    case 'exit':
      return exitContainer(context, record, run, step, atMs)
    case 'line':
      writeOutput(context, record, run, step.text, atMs)
      return planNextLine(context, record, run)
    case 'start-timeout':
      return endStartTimeout(context, record, run, atMs)
    case 'agent':
      for (const agent of run.shown.managedAgents ?? [])
        Object.assign(agent, { lastStatus: 'RUNNING', lastStartedAt: toEpochSeconds(atMs) })
      return
    case 'health':
      showHealth(record, run, step.verdict)
      countVersion(record)
      return startReadyContainers(context, record, atMs)
  }
}

function attach(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  if (strikeStart(context, record, 'network', atMs)) return
  const ec2Error = attachNetwork(context, record)
  attachVolumes(context, record)
  if (ec2Error !== undefined)
    failStart(context, record, { cause: 'eni-subnet-ips', facts: { ec2Error } }, undefined, atMs)
}

function connect(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  record.shown.connectivity = 'CONNECTED'
  record.shown.connectivityAt = toEpochSeconds(atMs)
  setAttachmentStatus(record, 'ATTACHED')
  attachVolumes(context, record)
  setVolumeStatus(record, 'ATTACHED')
  if (record.shown.lastStatus !== 'PENDING') setStatus(record, 'PENDING', atMs)
}

/** Starts the pull of the images. Secrets, files and, on Fargate, the log are set up before. */
function startPull(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  if (strikeStart(context, record, 'initialize', atMs)) return
  const unlogged =
    record.platform === 'fargate'
      ? record.containers.find(run => !hasLogGroup(context, run, atMs))
      : undefined
  if (unlogged) return failStart(context, record, { cause: 'ri-logging' }, unlogged, atMs)
  record.shown.pullStartedAt = toEpochSeconds(atMs)
}

function finishPull(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  record.shown.pullStoppedAt = toEpochSeconds(atMs)
  if (strikeStart(context, record, 'pull', atMs)) return
  const missing = record.containers.find(
    ({ definition }) => findImageStory(definition.image ?? '')?.kind === 'unpullable',
  )
  if (missing) return failStart(context, record, { cause: 'pull-image-missing' }, missing, atMs)
  for (const { definition, shown } of record.containers) {
    const image = definition.image ?? ''
    record.instance?.images.add(image)
    shown.imageDigest = toImageDigest(image)
  }
  if (record.platform !== 'ec2-bridge') setStatus(record, 'ACTIVATING', atMs)
  const startMs = pickMs(context, lifecycleDurations[record.platform].start)
  planStep(record, atMs + startMs, { kind: 'start-containers' })
}
