import type { ContainerRun, TaskRecord } from '../state/task-record.ts'
import { planStep } from './lifecycle-context.ts'
import type { TaskFaultOf } from '../task-faults/task-fault-kinds.ts'

/** Lets the container end as the fault says, whatever its program would do. */
export function setEnd(
  record: TaskRecord,
  run: ContainerRun,
  { exitCode, reason, afterMs = 0 }: TaskFaultOf<'exit'>,
  nowMs: number,
): void {
  const container = run.shown.name ?? ''
  record.steps = record.steps.filter(step => step.kind !== 'exit' || step.container !== container)
  const why = reason === undefined ? {} : { reason }
  planStep(record, nowMs + afterMs, { kind: 'exit', container, exitCode, ...why })
}
