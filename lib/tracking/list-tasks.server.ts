import 'server-only'
import { nameOfArn, toClusterArn } from '../aws/arn.ts'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import { readKnownClusterArns, readRecentTasks, readTasks } from '../ledger/tasks/tasks.server.ts'
import type { Scope } from '../ledger/scope.ts'
import type { StoredTask } from '../ledger/tasks/stored-task.ts'
import { toTrackedTasks } from './to-tracked-tasks.server.ts'
import type { TrackedTask } from '../task-view/tracked-task.ts'
import { isServiceTask } from '../task-view/one-off.ts'
import type { ListedCluster } from '../task-view/list/tasks-answer.ts'
import {
  isTrustedUnanswered,
  knownTrust,
  momentOf,
  visibleClusters,
  wasDenied,
} from '../permissions/may-describe.server.ts'
import type { Moment } from '../permissions/trust-policy.ts'
import type { ClusterProblem } from '../permissions/may-describe.server.ts'
import type { TrackingContext } from './tracking-context.server.ts'
import { readOwnClusters, whyNoClusters } from './survey/own-clusters.server.ts'
import type { OwnCluster } from './survey/own-clusters.server.ts'
import { lookAtCluster } from './survey/survey-clusters.server.ts'
import type { Listing } from './survey/survey-clusters.server.ts'
import { renewProofs } from './survey/survey-proofs.server.ts'
import { isSettled, watchTasks } from './watch/watch-tasks.server.ts'
import type { Look, Watched } from './watch/watch-tasks.server.ts'

/** The list has this many of the newest tasks that the ledger holds. */
const KEPT_LISTED = 10_000

/** Without a choice, so many clusters are listed: those with the most tasks. */
const CLUSTERS_LISTED = 20

/** What a list is asked for. */
export interface ListQuery {
  /** Names of clusters; empty for all. */
  clusters: readonly string[]
  /** Whether tasks of services and managed daemons are shown, too. */
  withServices: boolean
}

/** Tasks that a session may see, refreshed from ECS, the newest first. */
export interface VisibleTasks {
  tasks: TrackedTask[]
  /** Whether AWS has still to say of some whether the session may see them, or to list more. */
  isPending: boolean
  problems: ClusterProblem[]
}

interface TaskList extends VisibleTasks {
  clusters: ListedCluster[]
  /** ARNs of the clusters that the session may describe. */
  clusterArns: string[]
}

/**
 * The newest stored tasks in the Region that this session may see, refreshed from ECS, and those that
 * ECS lists beside them.
 */
export async function listTasks(
  ctx: TrackingContext,
  look: Look,
  query: ListQuery,
): Promise<TaskList> {
  const { accountId, region } = ctx.operator
  const [kept, own] = await Promise.all([
    readKnownClusterArns(ctx.ledger, accountId, region),
    readOwnClusters(ctx),
  ])
  const chosen = query.clusters.map(cluster => toClusterArn({ accountId, region, cluster }))
  const known = kept.filter(arn => chosen.length === 0 || chosen.includes(arn))
  const { clusterArns: allowed, problems } = await visibleClusters(ctx, known)
  const surveyed = toSurveyed(own, { chosen, allowed, known })
  await renewProofs(ctx, surveyed)
  let listings: ReadonlyMap<string, Listing> = new Map()
  const { isOpen, ...visible } = await watchVisible(ctx, look, {
    clusterArns: [...new Set([...allowed, ...surveyed])],
    readStored: async arns => {
      const scope = { accountId, clusterArns: allowed.filter(arn => arns.includes(arn)) }
      const tasks = await readRecentTasks(ctx.ledger, scope, { region, limit: KEPT_LISTED })
      return query.withServices ? tasks : tasks.filter(({ state }) => !isServiceTask(state))
    },
    readListed: () => {
      listings = lookAtAll(ctx, surveyed, look, query)
      return [...listings.values()].flatMap(({ tasks }) => tasks)
    },
  })
  const isDenied = (arn: string) => !isOpen(arn) || wasDenied(ctx, arn)
  return {
    ...visible,
    isPending: visible.isPending || [...listings.values()].some(isUnderWay),
    problems: [...problems, ...visible.problems, ...toEnded(ctx, listings)],
    clusters: toListedClusters(own, { listings, chosen, isDenied }),
    clusterArns: allowed.filter(isOpen),
  }
}

/**
 * Stored tasks in the Region that this session may see.
 *
 * @param readStored reads those of a scope; again, if ECS was asked meanwhile
 */
export async function listVisibleTasks(
  ctx: TrackingContext,
  look: Look,
  readStored: (scope: Scope) => Promise<StoredTask[]>,
): Promise<VisibleTasks> {
  const { accountId, region } = ctx.operator
  const known = await readKnownClusterArns(ctx.ledger, accountId, region)
  const { clusterArns, problems } = await visibleClusters(ctx, known)
  const { tasks, isPending, ...watched } = await watchVisible(ctx, look, {
    clusterArns,
    readStored: arns => readStored({ accountId, clusterArns: arns }),
    readListed: () => [],
  })
  return { tasks, isPending, problems: [...problems, ...watched.problems] }
}

interface Sources {
  /** Clusters that AWS was not seen to deny. */
  clusterArns: readonly string[]
  /** What the ledger holds of these clusters; again, if ECS was asked meanwhile. */
  readStored: (clusterArns: string[]) => Promise<StoredTask[]>
  /** What ECS lists beside it. */
  readListed: () => StoredTask[]
}

/**
 * The session sees the tasks of a cluster if AWS allows it the cluster, without those that AWS denied
 * to it.
 */
async function watchVisible(
  ctx: TrackingContext,
  look: Look,
  { clusterArns, readStored, readListed }: Sources,
): Promise<VisibleTasks & { isOpen: (clusterArn: string) => boolean }> {
  const before = await readStored([...clusterArns])
  const watched = await watchTasks(ctx, [...before, ...readListed()].filter(toIsWatched(ctx)), look)
  const isOpen = (arn: string) => watched.failureOf(arn)?.kind !== 'forbidden'
  const open = clusterArns.filter(isOpen)
  const stored = watched.wereAsked ? await readStored(open) : before
  const isStored = new Set(stored.map(({ taskArn }) => taskArn))
  const listed = readListed().filter(({ taskArn }) => !isStored.has(taskArn))
  const current = [...stored, ...listed].filter(({ clusterArn }) => isOpen(clusterArn))
  const groups = Map.groupBy(current, task => task.clusterArn)
  const now = momentOf(ctx)
  const tracked = await Promise.all(
    open.map(arn => toVisibleTasks(ctx, arn, groups.get(arn) ?? [], watched)),
  )
  return {
    isPending: current.some(task => isPending(ctx, task, now)),
    tasks: tracked.flat().sort((a, b) => createdMs(b) - createdMs(a)),
    // A denied cluster that AWS doesn't list for this session is hidden and not reported.
    problems: open.flatMap(arn => toProblem(arn, watched.failureOf(arn))),
    isOpen,
  }
}

/** The clusters whose tasks are to be listed: what was chosen, or else what there is. */
function toSurveyed(
  own: readonly OwnCluster[],
  { chosen, allowed, known }: Record<'chosen' | 'allowed' | 'known', readonly string[]>,
): string[] {
  // The ledger's clusters that AWS denies are not asked for once more.
  const isHidden = (arn: string) => known.includes(arn) && !allowed.includes(arn)
  if (chosen.length > 0) return chosen.filter(arn => !isHidden(arn))
  const others = own.map(({ clusterArn }) => clusterArn).filter(arn => !isHidden(arn))
  return [...new Set([...allowed, ...others.slice(0, CLUSTERS_LISTED)])]
}

const lookAtAll = (
  ctx: TrackingContext,
  clusterArns: readonly string[],
  { isVisible }: Look,
  { withServices }: ListQuery,
): Map<string, Listing> =>
  new Map(clusterArns.map(arn => [arn, lookAtCluster(ctx, arn, { isVisible, withServices })]))

/** AWS has said to one of the calls that list that the session's credentials have ended. */
function toEnded(ctx: TrackingContext, listings: ReadonlyMap<string, Listing>): ClusterProblem[] {
  const failures = [whyNoClusters(ctx), ...[...listings.values()].map(({ failure }) => failure)]
  const ended = failures.find(failure => failure?.kind === 'expired')
  return ended
    ? [{ cluster: '', kind: ended.kind, message: ended.message, areTasksShown: false }]
    : []
}

const isUnderWay = ({ isWhole, isDenied, failure }: Listing): boolean =>
  !isWhole && !isDenied && !failure

interface Surveyed {
  listings: ReadonlyMap<string, Listing>
  chosen: readonly string[]
  isDenied: (clusterArn: string) => boolean
}

/** Those that AWS lists for the session, and those that it asks for. */
function toListedClusters(
  own: readonly OwnCluster[],
  { listings, chosen, isDenied }: Surveyed,
): ListedCluster[] {
  const counts = new Map(own.map(({ clusterArn, taskCount }) => [clusterArn, taskCount]))
  return [...new Set([...listings.keys(), ...counts.keys(), ...chosen])].map(arn => {
    const listing = listings.get(arn)
    const cluster = nameOfArn(arn)
    if (isDenied(arn)) return { cluster, state: 'denied' }
    if (!listing) return { cluster, state: 'unlisted' }
    if (listing.isDenied) return { cluster, state: 'unlistable' }
    if (listing.isWhole) return { cluster, state: 'listed' }
    const about = counts.get(arn)
    return {
      cluster,
      state: 'listing',
      listed: listing.listed,
      about,
      trouble: listing.failure?.message,
    }
  })
}

/**
 * The tasks of one launch, refreshed from ECS. The caller has checked that the session may describe
 * the launch's cluster. Fails if that permission has just ended.
 */
export async function listTasksOfLaunch(
  ctx: TrackingContext,
  launch: { clusterArn: string; taskArns: readonly string[] },
  look: Look,
): Promise<Result<TrackedTask[]>> {
  const scope = { accountId: ctx.operator.accountId, clusterArns: [launch.clusterArn] }
  const read = () => readTasks(ctx.ledger, scope, launch.taskArns)
  const before = await read()
  const watched = await watchTasks(ctx, before.filter(toIsWatched(ctx)), look)
  const failure = watched.failureOf(launch.clusterArn)
  if (failure && isBarred(failure)) return fail(failure)
  const current = watched.wereAsked ? await read() : before
  const tracked = await toVisibleTasks(ctx, launch.clusterArn, current, watched)
  return succeed(tracked.sort((a, b) => createdMs(a) - createdMs(b)))
}

/** One that AWS denied to this session while it ran, AWS must allow before a list shows it. */
const toIsWatched = (ctx: TrackingContext) => {
  const nowMs = ctx.now().getTime()
  return (task: StoredTask) =>
    !isSettled(task, nowMs) || (task.forgottenAt === undefined && wasDenied(ctx, task.taskArn))
}

async function toVisibleTasks(
  ctx: TrackingContext,
  clusterArn: string,
  tasks: readonly StoredTask[],
  watched: Watched,
): Promise<TrackedTask[]> {
  const now = momentOf(ctx)
  const visible = tasks.filter(task => isShown(ctx, task, now))
  const failure = watched.failureOf(clusterArn)
  const described = visible.filter(({ taskArn }) => watched.isDescribed(taskArn))
  const answer = failure ? fail(failure) : succeed(described.map(({ state }) => state))
  const tracked = await toTrackedTasks(ctx, visible, answer)
  return tracked.map(each => ({
    ...each,
    nextAskedAtMs: watched.nextAskedAtMs(each.task.taskArn ?? ''),
  }))
}

/**
 * While something of a task can change, it is shown to sessions whose own credentials were seen to
 * get it; after that to all who may see the cluster, but those to whom it was denied.
 */
const isShown = (ctx: TrackingContext, task: StoredTask, now: Moment): boolean =>
  isSettled(task, now.wallMs)
    ? !wasDenied(ctx, task.taskArn) && mayDescribeCluster(ctx, task.clusterArn, now)
    : knownTrust(ctx, task.taskArn, now) === true || isTrustedUnanswered(ctx, task.taskArn, now)

/** The clusters of the ledger's tasks were asked about already; what is only listed is not. */
const mayDescribeCluster = (ctx: TrackingContext, clusterArn: string, now: Moment): boolean =>
  knownTrust(ctx, clusterArn, now) ?? isTrustedUnanswered(ctx, clusterArn, now)

const isPending = (ctx: TrackingContext, task: StoredTask, now: Moment): boolean =>
  !isSettled(task, now.wallMs) && knownTrust(ctx, task.taskArn, now) === undefined

const isBarred = ({ kind }: Failure): boolean => kind === 'expired' || kind === 'forbidden'

const toProblem = (cluster: string, failure: Failure | undefined): ClusterProblem[] =>
  failure ? [{ cluster, kind: failure.kind, message: failure.message, areTasksShown: true }] : []

const createdMs = ({ task, keptSince }: TrackedTask): number =>
  task.createdAt?.getTime() ?? Date.parse(keptSince)
