import type { TaskRecord } from '../task-record.ts'
import { isAwsvpc } from './begin-stop.ts'
import { pickMs, planStep } from './lifecycle-context.ts'
import type { LifecycleContext } from './lifecycle-context.ts'
import { lifecycleDurations } from './lifecycle-durations.ts'

/** Plans how a new task comes up, and files it. */
export function beginTask(context: LifecycleContext, record: TaskRecord): void {
  const durations = lifecycleDurations[record.platform]
  const isCached = record.containers.every(({ definition }) =>
    record.instance?.images.has(definition.image ?? ''),
  )
  let atMs = record.createdAtMs
  const next = (range: readonly [number, number]) => (atMs += pickMs(context, range))
  if (isAwsvpc(record)) planStep(record, next(durations.attach), { kind: 'attach' })
  planStep(record, next(durations.connect), { kind: 'connect' })
  planStep(record, next(durations.untilPull), { kind: 'pull-start' })
  planStep(record, next(isCached ? durations.cachedPull : durations.pull), { kind: 'pull-stop' })
  context.state.tasks.add(record)
  context.state.tasks.schedule(record)
}
