import { principalNameOf } from '../../aws/arn.ts'
import { explainStop } from '../../verdict/explain-stop.ts'
import type { TrackedTask } from '../tracked-task.ts'
import { toIso } from '../iso-time.ts'
import { toPlacementView, toWhereText } from '../task/placement-view.ts'
import { toRanMs } from '../runs/run-duration.ts'
import { isLost, LOST_TITLE } from '../lost-task.ts'
import { isStopped, toTaskState } from '../status-view.ts'
import type { TaskState } from '../status-view.ts'
import { toTaskAddress, toTaskHref } from '../task-address.ts'
import { toRevision } from '../task-names.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import { toMoments } from '../timeline.ts'
import { toRowValues } from './row-values.ts'

/** One row of a list of tasks, as JSON carries it. Times are ISO 8601. */
export interface TaskRow {
  arn: string
  taskId: string
  href: string
  family: string
  revision?: number
  cluster: string
  state: TaskState
  /** How it ended or what it is doing, in one line. */
  why: string
  /** Cluster, provider or launch type, and zone. */
  where: string
  /** How long its containers ran. Undefined if they never ran or still run. */
  ranMs?: number
  startedAt?: string
  createdAt?: string
  /** Who launched it here, or else `startedBy`. */
  by?: string
  /** Who launched it here. */
  launchedBy?: string
  /** As ECS has them. */
  status: string
  group?: string
  startedBy?: string
  /** Nothing can change any more. */
  isStopped: boolean
  stoppedAt?: string
  /** What it has of the tags and variables that were asked for, by `tag:KEY` and `env:NAME`. */
  values?: Record<string, string>
}

/** @param asked the tags and variables whose values the row carries, as `tag:KEY` and `env:NAME` */
export function toTaskRow(tracked: TrackedTask, asked: readonly string[] = []): TaskRow {
  const { task, definition } = tracked
  const launchedBy = tracked.launchedBy && principalNameOf(tracked.launchedBy)
  const address = toTaskAddress(task.taskArn ?? '', task.clusterArn)
  const verdict = explainStop(task, definition, tracked.stopRequest)
  const lost = isLost(tracked)
  const state = lost ? 'unknown' : toTaskState(verdict.outcome, task)
  const moments = toMoments(task)
  return {
    arn: task.taskArn ?? '',
    taskId: address.taskId,
    href: toTaskHref(address),
    ...toRevision(task.taskDefinitionArn),
    cluster: address.cluster,
    state,
    why: lost ? LOST_TITLE : toWhyText(state, verdict).slice(0, LONGEST_WHY),
    where: toWhereText(toPlacementView(task, address.cluster)),
    ranMs: toRanMs(moments),
    startedAt: toIso(moments.startedAt),
    createdAt: toIso(moments.createdAt),
    by: launchedBy ?? task.startedBy,
    launchedBy,
    status: task.lastStatus ?? 'UNKNOWN',
    group: task.group,
    startedBy: task.startedBy,
    isStopped: lost || isStopped(task.lastStatus),
    stoppedAt: toIso(moments.stoppedAt),
    ...(asked.length > 0 && { values: toRowValues(tracked, asked) }),
  }
}

/** A list of thousands carries no more of what somebody wrote. */
const LONGEST_WHY = 300

/** The verdict, short enough for a table cell. */
function toWhyText(state: TaskState, verdict: Verdict): string {
  const reason = verdict.raw.stoppedReason
  switch (state) {
    case 'succeeded':
      return 'exit code 0'
    case 'failed':
      return toPlainExitText(verdict) ?? verdict.title
    case 'stopped':
    case 'stopping':
      return reason ? `“${reason}”` : verdict.title
    case 'starting':
      return verdict.evidence[0]?.sentence?.toLowerCase() ?? ''
    case 'running':
      return ''
    case 'never-started':
    case 'interrupted':
    case 'unknown':
      return verdict.title
  }
}

/** Where only the exit code is known, this says as much as the title. */
function toPlainExitText({ evidence }: Verdict): string | undefined {
  const [only, ...others] = evidence.filter(({ log }) => log === undefined)
  if (only?.exitCode === undefined || others.length > 0) return undefined
  return `${only.container ?? 'container'} exited with code ${only.exitCode}`
}
