import type { Task } from '@aws-sdk/client-ecs'

/** So many of the newest runs of a family say how long the next one takes. */
export const RECENT_RUNS = 20

/** Fewer runs say nothing about the next one. */
const FEWEST_RUNS = 3

/**
 * How long a run usually takes, from RunTask until its containers have ended, in milliseconds. It is
 * the median of the runs that ended by themselves. Undefined if there are too few.
 */
export function toUsualMs(tasks: readonly Task[]): number | undefined {
  const durations = toRunsMs(tasks).sort((a, b) => a - b)
  if (durations.length < FEWEST_RUNS) return undefined
  const middle = durations.length / 2
  const [low = 0, high = 0] = [durations[Math.ceil(middle) - 1], durations[Math.floor(middle)]]
  return Math.round((low + high) / 2)
}

/** How long each run took that ended by itself, in milliseconds. */
export const toRunsMs = (tasks: readonly Task[]): number[] =>
  tasks.flatMap(task => toRunMs(task) ?? [])

/** A run that was stopped, or never started, doesn't show how long a run takes. */
function toRunMs(task: Task): number | undefined {
  const { stopCode, createdAt, startedAt, stoppedAt } = task
  if (stopCode !== 'EssentialContainerExited' || !createdAt || !startedAt || !stoppedAt) {
    return undefined
  }
  const ends = [task.executionStoppedAt ?? stoppedAt, task.stoppingAt ?? stoppedAt, stoppedAt]
  return Math.max(0, Math.min(...ends.map(Number)) - createdAt.getTime())
}
