import { createHash } from 'node:crypto'
import type { TaskRecord } from './task-record.ts'
import type { World } from '../../../world/world.ts'
import { realismOf } from '../../../realism/realism.ts'

/** The share of new tasks that everybody sees at once. */
const atOnceShare = 0.4

/**
 * When a new task becomes visible to DescribeTasks, ListTasks and StopTask. RunTask answers before
 * every replica knows the task (API Reference, RunTask, on eventual consistency). The time is
 * computed from the ID, so that it uses none of the world's random numbers.
 */
export function visibleFromMs(world: World, id: string, createdAtMs: number): number {
  const share = createHash('sha256').update(id).digest().readUInt32BE() / 2 ** 32
  const late = Math.max(0, share - atOnceShare) / (1 - atOnceShare)
  return createdAtMs + Math.round(late * realismOf(world).settings.visibilityDelayMs)
}

export function isVisible(world: World, record: Pick<TaskRecord, 'visibleAtMs'>): boolean {
  return record.visibleAtMs <= world.clock.now()
}
