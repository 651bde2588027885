import { toDurationText } from '../../../lib/task-view/duration-text.ts'
import type { FamilyRuns } from '../../../lib/task-view/family/family-runs.ts'

/** How many tasks of the family run already; undefined where there are none, or nobody knows. */
export function toRunningText({ running }: FamilyRuns): string | undefined {
  if (!running || running.count === 0) return undefined
  const { count, hasMore } = running
  if (count === 1 && !hasMore) return '1 task of this family is running on this cluster.'
  return `${count}${hasMore ? ' or more' : ''} tasks of this family are running on this cluster.`
}

/** Whether the session outlasts a usual run; undefined where it does, or one of both is unknown. */
export function toSessionText(
  { usualMs, sessionEndsAt }: FamilyRuns,
  nowMs: number,
): string | undefined {
  if (usualMs === undefined || sessionEndsAt === undefined) return undefined
  const leftMs = Date.parse(sessionEndsAt) - nowMs
  if (!(leftMs < usualMs)) return undefined
  return `Your session ends before this run usually does: in ${toSpanText(leftMs)}, and a run usually takes ${toSpanText(usualMs)}. The task goes on; sign in again to follow it.`
}

/** Seconds would tick in a sentence that is read once. */
const toSpanText = (spanMs: number): string =>
  spanMs < 60_000 ? 'less than 1 min' : toDurationText(spanMs).replace(/ min \d\d s$/, ' min')
