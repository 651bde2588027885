import type { Task } from '@aws-sdk/client-ecs'
import { endedByItself, toEndMs, toUsual } from './run-duration.ts'
import { toMoments } from '../timeline.ts'

/** How many of a family's newest runs are asked how long the next one takes. */
export const RECENT_RUNS = 20

/**
 * How long a run usually takes, from RunTask until its containers have ended, in milliseconds. It is
 * the median of the runs that ended by themselves. Undefined if there are too few.
 */
export const toUsualMs = (tasks: readonly Task[]): number | undefined => toUsual(toRunsMs(tasks))

/** How long each run took that ended by itself, from RunTask on, in milliseconds. */
export const toRunsMs = (tasks: readonly Task[]): number[] =>
  tasks.flatMap(task => toRunMs(task) ?? [])

function toRunMs(task: Task): number | undefined {
  const moments = toMoments(task)
  const { createdAt, startedAt } = moments
  const endMs = toEndMs(moments)
  if (!endedByItself(task) || startedAt === undefined) return undefined
  if (createdAt === undefined || endMs === undefined) return undefined
  return Math.max(0, endMs - createdAt)
}
