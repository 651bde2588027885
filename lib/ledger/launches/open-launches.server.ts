import 'server-only'
import { joined, toLaunch } from './launches.server.ts'
import type { StoredLaunch } from './launches.server.ts'
import type { Ledger } from '../open-ledger.server.ts'

/** A launch whose tasks are still looked for. Times are ISO 8601. */
export interface LookedForLaunch {
  id: string
  createdAt: string
  lookedAt?: string
}

/**
 * The launches, of every account, whose tasks may still be found: the open ones, and those given
 * up since `givenUpSince`. For the server itself, never for a page.
 */
export async function readLookedForLaunches(
  ledger: Ledger,
  givenUpSince: string,
): Promise<LookedForLaunch[]> {
  const rows = await ledger.db
    .selectFrom('launch_calls')
    .innerJoin('launches', 'launches.id', 'launch_calls.launch_id')
    .select(['launches.id', 'launches.created_at', 'launch_calls.looked_at'])
    .where(eb =>
      eb.or([
        eb('launch_calls.state', '=', 'open'),
        eb.and([
          eb('launch_calls.state', '=', 'given-up'),
          eb('launch_calls.given_up_at', '>=', givenUpSince),
        ]),
      ]),
    )
    .execute()
  return rows.map(row => ({
    id: row.id,
    createdAt: row.created_at,
    lookedAt: row.looked_at ?? undefined,
  }))
}

/**
 * The open launches of an account, newest first. Says nothing about who may see them. One that is
 * damaged is left out: it must not hide the others, and whoever looks for its tasks reports it.
 */
export async function readOpenLaunches(ledger: Ledger, accountId: string): Promise<StoredLaunch[]> {
  const rows = await joined(ledger)
    .where('launch_calls.state', '=', 'open')
    .where('launches.account_id', '=', accountId)
    .orderBy('launches.created_at', 'desc')
    .execute()
  const launches = await Promise.allSettled(rows.map(row => toLaunch(ledger, row)))
  return launches.flatMap(launch => (launch.status === 'fulfilled' ? [launch.value] : []))
}
