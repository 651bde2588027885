import 'server-only'
import type { Ledger } from '../../ledger/open-ledger.server.ts'
import { readSidsOfAccount } from '../../ledger/sessions/open-sids.server.ts'
import { readOpenClusters, readOpenTasks } from '../../ledger/tasks/tasks.server.ts'
import type { OpenCluster } from '../../ledger/tasks/tasks.server.ts'
import { isProven, wasRefused } from '../../permissions/may-describe.server.ts'
import type { TrackingContext } from '../tracking-context.server.ts'
import { hasExpired, recordOn } from './watch-tasks.server.ts'

/** A permission may come later than the launch. */
const TRIED_AGAIN_MS = 60_000

export interface Recorder {
  ledger: Ledger
  /** What a session tracks with; undefined once it has ended, expired or been idle for too long. */
  openSession: (sid: string) => Promise<TrackingContext | undefined>
}

/**
 * Keeps following the tasks that were launched here until they stop, whether or not a page shows
 * them. The session that launched them lends its credentials, and each other one of the account that
 * AWS was seen to allow the cluster. It reads all of this from the ledger, so that it goes on after
 * a restart, and is to be called again before `RECORDED_FOR_MS` has passed.
 */
export async function recordLaunched(recorder: Recorder): Promise<void> {
  const opened = new Map<string, Promise<TrackingContext | undefined>>()
  const open = (sid: string) => {
    const known = opened.get(sid) ?? recorder.openSession(sid)
    opened.set(sid, known)
    return known
  }
  for (const cluster of await readOpenClusters(recorder.ledger)) {
    const [first, ...others] = await findLenders(recorder.ledger, cluster, open)
    if (!first) continue
    const { accountId, clusterArn } = cluster
    const scope = { accountId, clusterArns: [clusterArn] }
    const tasks = await readOpenTasks(recorder.ledger, scope)
    await recordOn([first, ...others], clusterArn, tasks)
  }
}

async function findLenders(
  ledger: Ledger,
  { accountId, clusterArn, sids }: OpenCluster,
  open: (sid: string) => Promise<TrackingContext | undefined>,
): Promise<TrackingContext[]> {
  const lenders: TrackingContext[] = []
  for (const sid of new Set([...sids, ...(await readSidsOfAccount(ledger, accountId))])) {
    const ctx = await open(sid)
    if (!ctx || ctx.operator.accountId !== accountId) continue
    if (hasExpired(ctx, clusterArn)) continue
    // Another's credentials are used where they were seen to do, and never tried.
    const mayLend = sids.includes(sid)
      ? !wasRefused(ctx, clusterArn, TRIED_AGAIN_MS)
      : isProven(ctx, clusterArn)
    if (mayLend) lenders.push(ctx)
  }
  return lenders
}
