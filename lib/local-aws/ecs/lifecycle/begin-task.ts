import type { TaskRecord } from '../task-record.ts'
import { isAwsvpc } from './begin-stop.ts'
import { pickMs, planStep } from './lifecycle-context.ts'
import type { LifecycleContext } from './lifecycle-context.ts'
import { capacityWait, lifecycleDurations } from './lifecycle-durations.ts'

/** Plans how a task with a place to run comes up from now on. */
export function planStart(context: LifecycleContext, record: TaskRecord, fromMs: number): void {
  const durations = lifecycleDurations[record.platform]
  const isCached = record.containers.every(({ definition }) =>
    record.instance?.images.has(definition.image ?? ''),
  )
  let atMs = fromMs
  const next = (range: readonly [number, number]) => (atMs += pickMs(context, range))
  if (isAwsvpc(record)) planStep(record, next(durations.attach), { kind: 'attach' })
  planStep(record, next(durations.connect), { kind: 'connect' })
  planStep(record, next(durations.untilPull), { kind: 'pull-start' })
  planStep(record, next(isCached ? durations.cachedPull : durations.pull), { kind: 'pull-stop' })
}

/** Plans what a new task will do, and files it. */
export function beginTask(context: LifecycleContext, record: TaskRecord): void {
  const { createdAtMs } = record
  if (record.waiting)
    planStep(record, createdAtMs + pickMs(context, capacityWait), { kind: 'give-up' })
  else planStart(context, record, createdAtMs)
  context.state.tasks.add(record)
  context.state.tasks.schedule(record)
}
