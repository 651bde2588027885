import { releaseCapacity } from '../placement/take-room.ts'
import type { TaskRecord } from '../state/task-record.ts'
import { toEpochSeconds } from '../state/wire.ts'
import { planEnd } from '../stopping/begin-stop.ts'
import { pickMs, planStep, setStatus } from '../timeline/lifecycle-context.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'
import { lifecycleDurations } from '../timeline/lifecycle-durations.ts'
import { stopContainers } from '../stopping/stop-containers.ts'
import { strikeStopping } from './strike-running.ts'
import { releaseNetwork, setAttachmentStatus } from './task-network.ts'
import { releaseVolumes, setVolumeStatus } from './task-volumes.ts'
import type { TaskStatus } from '../state/task-step.ts'
import { realismOf } from '../../../realism/realism.ts'

/** Moves the task to one of the states between RUNNING and STOPPED. */
export function enterStatus(
  context: LifecycleContext,
  record: TaskRecord,
  status: TaskStatus,
  atMs: number,
): void {
  setStatus(record, status, atMs)
  const { stop } = lifecycleDurations[record.platform]
  if (status === 'DEACTIVATING')
    planStep(record, atMs + pickMs(context, stop), { kind: 'status', status: 'STOPPING' })
  if (status === 'STOPPING') enterStopping(context, record, atMs)
  if (status === 'DEPROVISIONING') enterDeprovisioning(context, record, atMs)
  if (status === 'STOPPED') finishTask(context, record, atMs)
}

function enterStopping(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  record.shown.stoppingAt = toEpochSeconds(atMs)
  const isRunning = () => record.containers.some(({ phase }) => phase === 'running')
  if (!isRunning()) return planEnd(context, record, atMs)
  stopContainers(context, record, atMs)
  strikeStopping(context, record, atMs)
}

/** Detaches the network interface, if the task has one. */
function enterDeprovisioning(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  record.shown.stoppingAt ??= toEpochSeconds(atMs)
  if (record.shown.connectivityAt !== undefined) setVolumeStatus(record, 'DETACHING')
  const finishMs = pickMs(context, lifecycleDurations[record.platform].finish)
  if (record.networkInterfaceId !== undefined) {
    setAttachmentStatus(record, 'DETACHING')
    planStep(record, atMs + finishMs * 0.7, { kind: 'detached' })
  }
  planStep(record, atMs + finishMs, { kind: 'status', status: 'STOPPED' })
}

function finishTask(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  const at = toEpochSeconds(atMs)
  record.shown.stoppingAt ??= at
  record.shown.stoppedAt = at
  for (const run of record.containers) {
    run.phase = 'stopped'
    run.shown.lastStatus = 'STOPPED'
    for (const agent of run.shown.managedAgents ?? []) agent.lastStatus = 'STOPPED'
  }
  releaseNetwork(context, record)
  releaseVolumes(record)
  releaseCapacity(record)
  record.steps = []
  const { retentionMs } = realismOf(context.world).settings
  planStep(record, atMs + retentionMs, { kind: 'forget' })
}
