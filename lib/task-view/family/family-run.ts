import { explainStop } from '../../verdict/explain-stop.ts'
import type { Outcome } from '../../verdict/verdict.ts'
import { toIso } from '../iso-time.ts'
import { endedByItself, toEndMs, toRanMs } from '../runs/run-duration.ts'
import { isLost, LOST_TITLE } from '../lost-task.ts'
import { toTaskAddress, toTaskHref } from '../task-address.ts'
import { toMoments } from '../timeline.ts'
import type { TrackedTask } from '../tracked-task.ts'

/** One run of a family, as JSON carries it. Times are ISO 8601. */
export interface FamilyRun {
  href: string
  outcome: Outcome
  /** The verdict in one line. */
  title: string
  createdAt: string
  startedAt?: string
  endedAt?: string
  /** How long its containers ran. Undefined if they never ran or still run. */
  ranMs?: number
  /** Whether its containers came to their own end, well or not. */
  isOwnEnd: boolean
  /** Whether EventBridge started it: a rule or a schedule. */
  isByEventBridge: boolean
}

/**
 * What `startedBy` of a task begins with that a rule of EventBridge or EventBridge Scheduler started,
 * as DescribeTasks shows them.
 */
const EVENT_BRIDGE = ['events-rule/', 'chronos-schedule/']

export function toFamilyRun(tracked: TrackedTask): FamilyRun {
  const { task, definition, keptSince } = tracked
  const { outcome, title } = explainStop(task, definition, tracked.stopRequest)
  const moments = toMoments(task)
  const lost = isLost(tracked)
  return {
    href: toTaskHref(toTaskAddress(task.taskArn ?? '', task.clusterArn)),
    outcome: lost ? 'unknown' : outcome,
    title: lost ? LOST_TITLE : title,
    createdAt: toIso(moments.createdAt) ?? keptSince,
    startedAt: toIso(moments.startedAt),
    endedAt: toIso(toEndMs(moments)),
    ranMs: toRanMs(moments),
    isOwnEnd: endedByItself(task),
    isByEventBridge: EVENT_BRIDGE.some(mark => task.startedBy?.startsWith(mark)),
  }
}
