import 'server-only'
import { budgetAt } from '../../aws/ecs/call-budgets.ts'
import { readClusters } from '../../aws/ecs/ecs-reads.server.ts'
import { hasSessionEnded, onSessionEnd } from '../../ledger/sessions/session-ends.ts'
import { processWide } from '../../process-wide.ts'
import type { Failure } from '../../result.ts'
import { settledWithin } from '../settled-within.ts'
import type { TrackingContext } from '../tracking-context.server.ts'

/** A cluster that the session's own credentials list. */
export interface OwnCluster {
  clusterArn: string
  /** Tasks that run or start there. */
  taskCount: number
}

interface Known {
  clusters: OwnCluster[]
  /** When it is asked for again, epoch milliseconds. */
  untilMs: number
  asking?: Promise<void>
  /** Why AWS didn't tell the last time. */
  failure?: Failure
}

/** A new cluster shows after this. Two calls a time. */
const KEPT_MS = 120_000

/** It is asked for again after this where AWS didn't tell. */
const RETRY_MS = 10_000

/** ListClusters and DescribeClusters, of up to a hundred clusters. */
const CALLS = 2

/** A page doesn't wait longer for the first answer: the clusters come with a later poll. */
const WAITED_FOR_MS = 2_000

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
 * A page waits for the first answer only, and not for long. Empty where AWS doesn't tell.
 *
 * @param waitMs how long a page waits
 */
export async function readOwnClusters(
  ctx: TrackingContext,
  waitMs = WAITED_FOR_MS,
): Promise<OwnCluster[]> {
  if (hasSessionEnded(ctx.operator.sid)) return []
  const key = keyOf(ctx)
  const before = knownOf(ctx.ledger).get(key)
  const known = before ?? { clusters: [], untilMs: -Infinity }
  knownOf(ctx.ledger).set(key, known)
  const leftMs = known.untilMs - ctx.now().getTime()
  // Longer than it is kept: the clock was set back.
  if (leftMs <= 0 || leftMs > KEPT_MS) askInBackground(ctx, known)
  const isFirst = known.untilMs === -Infinity
  if (isFirst && known.asking) await settledWithin(known.asking, waitMs)
  return known.clusters
}

const keyOf = ({ operator, aws }: TrackingContext): string => `${operator.sid} ${aws.region}`

/** Why AWS didn't list the session's clusters the last time; undefined if it did. */
export const whyNoClusters = (ctx: TrackingContext): Failure | undefined =>
  knownOf(ctx.ledger).get(keyOf(ctx))?.failure

/** A bug in it reaches the page that waits for it. */
function askInBackground(ctx: TrackingContext, known: Known): void {
  known.asking ??= ask(ctx, known)
  known.asking.catch(() => undefined)
}

async function ask(ctx: TrackingContext, known: Known): Promise<void> {
  try {
    budgetAt(ctx.aws)?.spend(CALLS)
    const answer = await readClusters(ctx.aws)
    if (answer.ok) {
      known.clusters = answer.value.flatMap(({ clusterArn, status, unread, ...counts }) =>
        clusterArn && (unread || status === 'ACTIVE')
          ? { clusterArn, taskCount: toTaskCount(counts) }
          : [],
      )
      known.clusters.sort((one, other) => other.taskCount - one.taskCount)
    } else if (answer.failure.kind === 'forbidden') known.clusters = []
    known.failure = answer.ok ? undefined : answer.failure
    const isTold = answer.ok || answer.failure.kind === 'forbidden'
    known.untilMs = ctx.now().getTime() + (isTold ? KEPT_MS : RETRY_MS)
  } finally {
    known.asking = undefined
  }
}

const toTaskCount = ({
  runningTasksCount = 0,
  pendingTasksCount = 0,
}: {
  runningTasksCount?: number
  pendingTasksCount?: number
}): number => runningTasksCount + pendingTasksCount
