import type { World } from '../../../world/world.ts'
import type { EcsState } from '../state/ecs-state.ts'
import type { TaskRecord } from '../state/task-record.ts'
import type { TaskEvent, TaskStatus, TaskStep } from '../state/task-step.ts'
import type { DurationRange } from './lifecycle-durations.ts'
import { realismOf } from '../../../realism/realism.ts'

/** Whose task it is, and where its network, its log and its time come from. */
export interface LifecycleContext {
  world: World
  accountId: string
  region: string
  state: EcsState
}

/** A duration of a lifecycle, as short as the world's speed makes it. */
export function scaleMs(context: LifecycleContext, durationMs: number): number {
  return durationMs / realismOf(context.world).settings.speed
}

export function pickMs(context: LifecycleContext, [lowMs, highMs]: DurationRange): number {
  return scaleMs(context, context.world.random.between(lowMs, highMs))
}

/** Of what happens at one time, a program's last line comes before its end. */
function comesBefore(event: TaskEvent, atMs: number, other: TaskStep): boolean {
  if (other.atMs !== atMs) return other.atMs > atMs
  return event.kind === 'line' && other.kind === 'exit'
}

/** Puts an event among the task's steps, after those of the same time. */
export function planStep(record: TaskRecord, atMs: number, event: TaskEvent): void {
  if (atMs === Infinity) return
  let index = record.steps.length
  for (; index > 0; index -= 1) {
    const other = record.steps[index - 1]
    if (!other || !comesBefore(event, atMs, other)) break
  }
  record.steps.splice(index, 0, { atMs, ...event })
}

export function markChanged(record: TaskRecord): void {
  record.shown.version = (record.shown.version ?? 0) + 1
}

export function setStatus(record: TaskRecord, status: TaskStatus, atMs: number): void {
  record.shown.lastStatus = status
  record.history.push({ status, atMs })
  markChanged(record)
}
