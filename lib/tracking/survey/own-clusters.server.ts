import 'server-only'
import { budgetAt } from '../../aws/ecs/call-budgets.ts'
import { readClusters } from '../../aws/ecs/ecs-reads.server.ts'
import { hasSessionEnded, onSessionEnd } from '../../ledger/sessions/session-ends.ts'
import { processWide } from '../../process-wide.ts'
import type { TrackingContext } from '../tracking-context.server.ts'

/** A cluster that the session's own credentials list. */
export interface OwnCluster {
  clusterArn: string
  /** Tasks that run or start there. */
  taskCount: number
}

interface Known {
  clusters: OwnCluster[]
  atMs: number
  isAsking: boolean
}

/** A new cluster shows after this. Two calls a time. */
const KEPT_MS = 120_000

/** ListClusters and DescribeClusters, of up to a hundred clusters. */
const CALLS = 2

type BySession = Map<string, Known>

/** By session and Region. */
function knownOf(ledger: object): BySession {
  const byLedger = processWide('own-clusters', () => new WeakMap<object, BySession>())
  const known = byLedger.get(ledger)
  if (known) return known
  const made: BySession = new Map()
  byLedger.set(ledger, made)
  onSessionEnd(sid => {
    for (const key of made.keys()) if (key.startsWith(`${sid} `)) made.delete(key)
  })
  return made
}

/**
 * The active clusters that AWS lists for this session in its Region, those with the most tasks first.
 * A page waits for the first answer only. Empty where AWS doesn't tell.
 */
export async function readOwnClusters(ctx: TrackingContext): Promise<OwnCluster[]> {
  const key = `${ctx.operator.sid} ${ctx.aws.region}`
  const before = knownOf(ctx.ledger).get(key)
  const isFresh = before && Math.abs(ctx.now().getTime() - before.atMs) < KEPT_MS
  if (before && (isFresh || before.isAsking)) return before.clusters
  if (!before) return ask(ctx, key)
  before.isAsking = true
  void ask(ctx, key, before.clusters)
  return before.clusters
}

async function ask(
  ctx: TrackingContext,
  key: string,
  before: OwnCluster[] = [],
): Promise<OwnCluster[]> {
  budgetAt(ctx.aws)?.spend(CALLS)
  const answer = await readClusters(ctx.aws)
  const clusters = answer.ok
    ? answer.value.flatMap(cluster =>
        cluster.clusterArn && cluster.status === 'ACTIVE'
          ? {
              clusterArn: cluster.clusterArn,
              taskCount: (cluster.runningTasksCount ?? 0) + (cluster.pendingTasksCount ?? 0),
            }
          : [],
      )
    : answer.failure.kind === 'forbidden'
      ? []
      : before
  clusters.sort((one, other) => other.taskCount - one.taskCount)
  const atMs = ctx.now().getTime()
  if (!hasSessionEnded(ctx.operator.sid)) {
    knownOf(ctx.ledger).set(key, { clusters, atMs, isAsking: false })
  }
  return clusters
}
