import { releaseCapacity } from '../placement/take-room.ts'
import { stopCauses } from '../stop-causes/stop-causes.ts'
import { findStop } from '../task-faults/find-stop.ts'
import type { TaskRecord } from '../state/task-record.ts'
import { toStopSentence } from '../stopping/fail-start.ts'
import { pickMs, planStep } from '../timeline/lifecycle-context.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'
import { capacityWait, lifecycleDurations } from '../timeline/lifecycle-durations.ts'
import { faultsOf, spendFault } from '../../../faults/faults.ts'
import { isAwsvpc } from '../state/task-record.ts'

/** Plans the start of a new task, and adds it to the store. */
export function beginTask(context: LifecycleContext, record: TaskRecord): void {
  const { createdAtMs } = record
  if (planVainWait(context, record)) delete record.waiting
  else if (record.waiting)
    planStep(record, createdAtMs + pickMs(context, capacityWait), { kind: 'give-up' })
  else planStart(context, record, createdAtMs)
  context.state.tasks.add(record)
  context.state.tasks.schedule(record)
}

/**
 * How long the pull takes. All images are pulled at the same time. An image that the instance
 * already has takes hardly any time.
 */
function pullMs(context: LifecycleContext, record: TaskRecord): number {
  const durations = lifecycleDurations[record.platform]
  const images = new Set(record.containers.map(({ definition }) => definition.image ?? ''))
  const times = [...images].map(image =>
    pickMs(context, record.instance?.images.has(image) ? durations.cachedPull : durations.pull),
  )
  return Math.max(...times)
}

/** Plans the start of a task that has capacity, from a time on. */
export function planStart(context: LifecycleContext, record: TaskRecord, fromMs: number): void {
  const durations = lifecycleDurations[record.platform]
  let atMs = fromMs
  const next = (range: readonly [number, number]) => (atMs += pickMs(context, range))
  if (isAwsvpc(record)) {
    planStep(record, next(durations.attach), { kind: 'attach' })
    planStep(record, next(durations.attaching), { kind: 'attaching' })
  }
  planStep(record, next(durations.connect), { kind: 'connect' })
  planStep(record, next(durations.untilPull), { kind: 'pull-start' })
  planStep(record, atMs + pullMs(context, record), { kind: 'pull-stop' })
}

/**
 * If a fault says that the task cannot be placed, plans that it waits in PROVISIONING and then
 * stops. Returns whether a fault does.
 */
function planVainWait(context: LifecycleContext, record: TaskRecord): boolean {
  const fault = findStop(faultsOf(context.world), record, ['place'])
  if (!fault) return false
  spendFault(faultsOf(context.world), fault)
  releaseCapacity(record)
  delete record.instance
  delete record.shown.containerInstanceArn
  record.shown.lastStatus = 'PROVISIONING'
  record.history = [{ status: 'PROVISIONING', atMs: record.createdAtMs }]
  const waitMs = pickMs(context, lifecycleDurations[record.platform].place)
  const { stopCode: code } = stopCauses[fault.cause]
  const reason = toStopSentence(context, record, fault, undefined)
  planStep(record, record.createdAtMs + waitMs, { kind: 'unplaced', code, reason })
  return true
}
