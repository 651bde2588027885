import type { Attribute, Task, TaskDefinition } from '@aws-sdk/client-ecs'
import type { TaskAddress } from '../../aws/arn.ts'
import { explainStop } from '../../verdict/explain-stop.ts'
import type { Verdict } from '../../verdict/verdict.ts'
import { toEarlierRuns } from '../compare/earlier-runs.ts'
import type { EarlierRuns } from '../compare/earlier-runs.ts'
import { toAttachmentViews } from './attachment-view.ts'
import type { AttachmentView } from './attachment-view.ts'
import { MOST_CHANGES, toChangeViews, toUnwatched } from './change-view.ts'
import type { ChangeView, Unwatched } from './change-view.ts'
import { toContainerViews } from './container-view.ts'
import type { ContainerView } from './container-view.ts'
import { toIso } from '../iso-time.ts'
import type { Freshness, TrackedTask } from '../tracked-task.ts'
import { toNetworkViews } from './network-view.ts'
import type { NetworkView } from './network-view.ts'
import { toOverrideViews } from './override-view.ts'
import type { OverrideView } from './override-view.ts'
import type { PendingStop } from '../pending-stop.ts'
import { toPlacementView } from './placement-view.ts'
import type { PlacementView } from './placement-view.ts'
import { toVolumeViews } from './volume-view.ts'
import type { VolumeView } from './volume-view.ts'
import { isStopped, toTaskState } from '../status-view.ts'
import type { TaskState } from '../status-view.ts'
import { toTaskAddress } from '../task-address.ts'
import { toAlikeRuns } from '../runs/alike-runs.ts'
import type { AlikeRuns } from '../runs/alike-runs.ts'
import type { PastRun } from '../runs/past-run.ts'
import { toUsualPhases } from '../runs/usual-phases.ts'
import type { UsualPhases } from '../runs/usual-phases.ts'
import { toRevision } from '../task-names.ts'
import { withOtherImages } from './other-image.ts'
import { taskMoments, toMoments, toTimeline } from '../timeline.ts'
import type { TaskMoment, TaskMoments, Timeline } from '../timeline.ts'
import type { KeptTransition } from '../transitions.ts'

/** Everything that a task page shows, as JSON carries it. Times are ISO 8601. */
export interface TaskView {
  address: TaskAddress
  arn: string
  clusterArn: string
  taskDefinitionArn: string
  containerInstanceArn?: string
  family: string
  revision?: number
  lastStatus: string
  desiredStatus: string
  state: TaskState
  verdict: Verdict
  stopCode?: string
  stoppedReason?: string
  /** While it stops: since when, as AWS says, or as it was seen first. ISO 8601. */
  stoppingSince?: string
  connectivity?: string
  healthStatus?: string
  enableExecuteCommand: boolean
  /** Whether the definition lets AWS Fault Injection Service act on it. */
  hasFaultInjection: boolean
  /** ECS counts the changes of a task. */
  version?: number
  taskRoleArn?: string
  executionRoleArn?: string
  containers: ContainerView[]
  times: Partial<Record<TaskMoment, string>>
  timeline?: Timeline
  /** How many earlier runs of the family failed the same way. Undefined if none did. */
  alike?: AlikeRuns
  /** What earlier runs of the family took. Undefined after too few of them. */
  usual?: UsualPhases
  /** Those that it may be compared with. */
  earlier: EarlierRuns
  /** The newest of them. */
  changes: ChangeView[]
  /** How many changes came before those. */
  earlierChanges: number
  unwatched: Unwatched[]
  placement: PlacementView
  networks: NetworkView[]
  volumes: VolumeView[]
  attachments: AttachmentView[]
  attributes: AttributeView[]
  overrides: OverrideView[]
  /** Whether the overrides were compared with a task definition. */
  isDefinitionKnown: boolean
  tags: { key: string; value: string }[]
  group?: string
  startedBy?: string
  launchId?: string
  /** Principal ARN. */
  launchedBy?: string
  /** When ECS last described it; undefined where that is the state shown. */
  seenAt?: string
  keptSince: string
  /** From then on ECS may answer MISSING. It keeps a stopped task for at least an hour. */
  forgottenAt?: string
  freshness: Freshness
  /** A stop that ECS has not taken; undefined once the task stops. */
  pendingStop?: PendingStop
}

/** An attribute of the task, such as its CPU architecture. */
export interface AttributeView {
  name: string
  value: string
  /** What it is attached to, where ECS says. */
  target?: string
}

const rememberedMs = 3_600_000

/**
 * Turns AWS's task, in which every member is optional, into our own shape.
 *
 * @param earlier runs of the family that were created before it, newest first
 */
export function toTaskView(
  tracked: TrackedTask,
  nowMs: number,
  transitions: readonly KeptTransition[] = [],
  earlier: readonly PastRun[] = [],
): TaskView {
  const { task, definition, launchId, launchedBy, seenAt, keptSince, freshness } = tracked
  const address = toTaskAddress(task.taskArn ?? '', task.clusterArn)
  const verdict = explainStop(task, definition, tracked.stopRequest)
  const moments = toMoments(task)
  const changes = toChangeViews(transitions)
  return {
    address,
    ...toIdentity(task),
    ...toStatus(task, verdict),
    stoppingSince: toStoppingSince(task, moments, transitions),
    containers: withOtherImages(toContainerViews(task, definition), earlier),
    times: toIsoTimes(moments),
    timeline: toTimeline(moments, toLastSeenMs(tracked)),
    usual: toUsualPhases(earlier),
    alike: toAlikeRuns(verdict, earlier),
    earlier: toEarlierRuns(earlier),
    changes: changes.slice(-MOST_CHANGES),
    earlierChanges: Math.max(0, changes.length - MOST_CHANGES),
    unwatched: toUnwatched(transitions, { seenAt, isOpen: isOpen(tracked), nowMs }),
    ...toRoles(task, definition),
    hasFaultInjection: definition?.enableFaultInjection ?? false,
    version: task.version,
    placement: toPlacementView(task, address.cluster, definition),
    networks: toNetworkViews(task),
    volumes: toVolumeViews(task, definition),
    attachments: toAttachmentViews(task),
    attributes: (task.attributes ?? []).map(toAttribute),
    overrides: toOverrideViews(task, definition),
    isDefinitionKnown: definition !== undefined,
    tags: (task.tags ?? []).map(({ key = '', value = '' }) => ({ key, value })),
    group: task.group,
    startedBy: task.startedBy,
    launchId,
    launchedBy,
    seenAt: isCurrent(freshness) ? undefined : seenAt,
    keptSince,
    forgottenAt: toForgottenAt(moments.stoppedAt),
    freshness,
    pendingStop:
      isOpen(tracked) && task.desiredStatus !== 'STOPPED' ? tracked.pendingStop : undefined,
  }
}

/** AWS tells the time only once the task's containers stop. */
function toStoppingSince(
  { lastStatus, desiredStatus }: Task,
  { stoppingAt }: TaskMoments,
  transitions: readonly KeptTransition[],
): string | undefined {
  if (desiredStatus !== 'STOPPED' || isStopped(lastStatus)) return undefined
  const seen = transitions.find(
    change => change.subject === 'desiredStatus' && change.after === 'STOPPED',
  )
  return toIso(stoppingAt) ?? seen?.seenAt
}

/** What is current doesn’t change with the time at which it was seen. */
const isCurrent = ({ kind }: Freshness): boolean => kind === 'live' || kind === 'final'

const isOpen = ({ task, freshness }: TrackedTask): boolean =>
  !isStopped(task.lastStatus) && freshness.kind !== 'forgotten'

/** Until when a task was there of which ECS may report no end; undefined while it has none. */
function toLastSeenMs(tracked: TrackedTask): number | undefined {
  if (isOpen(tracked)) return undefined
  return Date.parse(isStopped(tracked.task.lastStatus) ? tracked.changedAt : tracked.seenAt)
}

const toForgottenAt = (stoppedAtMs: number | undefined) =>
  toIso(stoppedAtMs === undefined ? undefined : stoppedAtMs + rememberedMs)

function toIdentity(task: Task) {
  return {
    arn: task.taskArn ?? '',
    clusterArn: task.clusterArn ?? '',
    taskDefinitionArn: task.taskDefinitionArn ?? '',
    containerInstanceArn: task.containerInstanceArn,
    ...toRevision(task.taskDefinitionArn),
  }
}

/** Those of the override, else those of the definition. */
const toRoles = ({ overrides }: Task, definition: TaskDefinition | undefined) => ({
  taskRoleArn: overrides?.taskRoleArn || definition?.taskRoleArn,
  executionRoleArn: overrides?.executionRoleArn || definition?.executionRoleArn,
})

const toAttribute = ({
  name = '',
  value = '',
  targetType,
  targetId,
}: Attribute): AttributeView => ({
  name,
  value,
  target: [targetType, targetId].filter(Boolean).join(' ') || undefined,
})

function toStatus(task: Task, verdict: Verdict) {
  return {
    lastStatus: task.lastStatus ?? 'UNKNOWN',
    desiredStatus: task.desiredStatus ?? 'UNKNOWN',
    state: toTaskState(verdict.outcome, task),
    verdict,
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    connectivity: task.connectivity,
    healthStatus: task.healthStatus,
    enableExecuteCommand: task.enableExecuteCommand ?? false,
  }
}

function toIsoTimes(moments: TaskMoments): TaskView['times'] {
  const times: TaskView['times'] = {}
  for (const name of taskMoments) {
    const iso = toIso(moments[name])
    if (iso !== undefined) times[name] = iso
  }
  return times
}
