import type { TaskMoments } from '../timeline.ts'

/** Fewer runs say nothing about how long the next one takes. */
const FEWEST_RUNS = 3

/**
 * When a task's containers had ended, epoch milliseconds: what AWS does after them, such as detaching
 * the network interface, isn't part of the run. Undefined while it hasn't stopped.
 */
export function toEndMs({
  executionStoppedAt,
  stoppingAt,
  stoppedAt,
}: TaskMoments): number | undefined {
  if (stoppedAt === undefined) return undefined
  return Math.min(executionStoppedAt ?? stoppedAt, stoppingAt ?? stoppedAt, stoppedAt)
}

/** How long its containers ran, in milliseconds. Undefined if they never ran or still run. */
export function toRanMs(moments: TaskMoments): number | undefined {
  const endMs = toEndMs(moments)
  if (endMs === undefined || moments.startedAt === undefined) return undefined
  return Math.max(0, endMs - moments.startedAt)
}

/**
 * Whether its containers came to their own end, well or not. A run that was stopped, or never
 * started, doesn't show how long a run takes.
 */
export const endedByItself = ({ stopCode }: { stopCode?: string }): boolean =>
  stopCode === 'EssentialContainerExited'

/** The median of past runs, as long as the next one usually takes. Undefined after too few runs. */
export const toUsual = (durationsMs: readonly number[]): number | undefined =>
  durationsMs.length < FEWEST_RUNS ? undefined : toQuantile(durationsMs, 0.5)

/**
 * The quantile of the values, interpolated between the two nearest ones. Undefined without values.
 *
 * @param part of the values that lie below it: 0.5 for the median
 */
export function toQuantile(values: readonly number[], part: number): number | undefined {
  const sorted = [...values].sort((one, other) => one - other)
  const at = part * (sorted.length - 1)
  const below = sorted[Math.floor(at)]
  const above = sorted[Math.ceil(at)]
  if (below === undefined || above === undefined) return undefined
  return Math.round(below + (above - below) * (at - Math.floor(at)))
}
