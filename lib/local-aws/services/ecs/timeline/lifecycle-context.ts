import type { World } from '../../../world/world.ts'
import type { EcsState } from '../state/ecs-state.ts'
import type { TaskRecord } from '../state/task-record.ts'
import type { TaskEvent, TaskStatus, TaskStep } from '../state/task-step.ts'
import type { DurationRange } from './lifecycle-durations.ts'
import { realismOf } from '../../../realism/realism.ts'

/** The place of a task, with its ECS state. */
export interface LifecycleContext {
  world: World
  accountId: string
  region: string
  state: EcsState
}

/** A duration of a lifecycle, divided by the speed. */
export function scaleMs(context: LifecycleContext, durationMs: number): number {
  return durationMs / realismOf(context.world).settings.speed
}

export function pickMs(context: LifecycleContext, [lowMs, highMs]: DurationRange): number {
  return scaleMs(context, context.world.random.between(lowMs, highMs))
}

/**
 * Whether an event comes before a step. At the same time, a program's last line comes before its
 * exit.
 */
function comesBefore(event: TaskEvent, atMs: number, other: TaskStep): boolean {
  if (other.atMs !== atMs) return other.atMs > atMs
  return event.kind === 'line' && other.kind === 'exit'
}

/** Adds an event to the task's steps, after the steps of the same time. */
export function planStep(record: TaskRecord, atMs: number, event: TaskEvent): void {
  if (atMs === Infinity) return
  let index = record.steps.length
  for (; index > 0; index -= 1) {
    const other = record.steps[index - 1]
    if (!other || !comesBefore(event, atMs, other)) break
  }
  record.steps.splice(index, 0, { atMs, ...event })
}

/** Statuses on the way to RUNNING that have a version of their own. */
const counted = new Set<TaskStatus>(['PENDING', 'ACTIVATING', 'RUNNING'])

/**
 * Counts the version up. Four recordings of Fargate tasks had version 4 at RUNNING and 5 at STOPPED,
 * so several states share one: only the way to RUNNING, the begin of the stop and health are counted.
 */
export function countVersion(record: TaskRecord): void {
  record.shown.version = (record.shown.version ?? 0) + 1
}

export function setStatus(record: TaskRecord, status: TaskStatus, atMs: number): void {
  record.shown.lastStatus = status
  record.history.push({ status, atMs })
  if (counted.has(status)) countVersion(record)
}
