import type { World } from '../../world.ts'
import type { EcsState } from '../ecs-state.ts'
import type { TaskRecord } from '../task-record.ts'
import type { TaskEvent, TaskStatus } from './task-step.ts'
import type { DurationRange } from './lifecycle-durations.ts'

/** Whose task it is, and where its network, its log and its time come from. */
export interface LifecycleContext {
  world: World
  accountId: string
  region: string
  state: EcsState
}

/** A duration of a lifecycle, as short as the world's speed makes it. */
export function scaleMs(context: LifecycleContext, durationMs: number): number {
  return durationMs / context.world.options.speed
}

export function pickMs(context: LifecycleContext, [lowMs, highMs]: DurationRange): number {
  return scaleMs(context, context.world.random.between(lowMs, highMs))
}

/** Puts an event among the task's steps, after those of the same time. */
export function planStep(record: TaskRecord, atMs: number, event: TaskEvent): void {
  if (atMs === Infinity) return
  let index = record.steps.length
  while (index > 0 && (record.steps[index - 1]?.atMs ?? 0) > atMs) index -= 1
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
