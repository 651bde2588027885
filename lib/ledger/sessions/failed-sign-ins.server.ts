import 'server-only'
import type { Ledger } from '../open-ledger.server.ts'

/** The tries of a pair as they were read; without a version there were none. */
export interface KeptTries {
  tries: unknown
  version: string | undefined
}

export async function readFailedSignIns(ledger: Ledger, pair: string): Promise<KeptTries> {
  const row = await ledger.db
    .selectFrom('failed_sign_ins')
    .select(['tries', 'version'])
    .where('pair', '=', pair)
    .executeTakeFirst()
  return { tries: JSON.parse(row?.tries ?? '[]') as unknown, version: row?.version }
}

/**
 * Replaces the tries that were read under `version`.
 *
 * @returns false where somebody else has written since: nothing is changed then.
 */
export async function replaceFailedSignIns(
  ledger: Ledger,
  pair: string,
  { tries, newestAt, version }: { tries: unknown[]; newestAt: string; version?: string },
): Promise<boolean> {
  if (version === undefined) return insertTries(ledger, pair, { tries, newestAt })
  if (tries.length === 0) return eraseTries(ledger, pair, version)
  const { numUpdatedRows } = await ledger.db
    .updateTable('failed_sign_ins')
    .set(toRow(tries, newestAt))
    .where('pair', '=', pair)
    .where('version', '=', version)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

async function insertTries(
  ledger: Ledger,
  pair: string,
  { tries, newestAt }: { tries: unknown[]; newestAt: string },
): Promise<boolean> {
  if (tries.length === 0) return true
  const { numInsertedOrUpdatedRows } = await ledger.db
    .insertInto('failed_sign_ins')
    .values({ pair, ...toRow(tries, newestAt) })
    .onConflict(conflict => conflict.column('pair').doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

async function eraseTries(ledger: Ledger, pair: string, version: string): Promise<boolean> {
  const { numDeletedRows } = await ledger.db
    .deleteFrom('failed_sign_ins')
    .where('pair', '=', pair)
    .where('version', '=', version)
    .executeTakeFirst()
  return numDeletedRows > 0n
}

const toRow = (tries: unknown[], newestAt: string) => ({
  tries: JSON.stringify(tries),
  version: crypto.randomUUID(),
  newest_at: newestAt,
})

/** Drops every pair whose newest try was before `beforeIso`, and the oldest beyond `maxPairs`. */
export async function purgeFailedSignIns(
  ledger: Ledger,
  { beforeIso, maxPairs }: { beforeIso: string; maxPairs: number },
): Promise<void> {
  await dropUntil(ledger, beforeIso)
  const first = await ledger.db
    .selectFrom('failed_sign_ins')
    .select('newest_at')
    .orderBy('newest_at', 'desc')
    .offset(maxPairs)
    .limit(1)
    .executeTakeFirst()
  if (first) await dropUntil(ledger, first.newest_at)
}

async function dropUntil(ledger: Ledger, iso: string): Promise<void> {
  await ledger.db.deleteFrom('failed_sign_ins').where('newest_at', '<=', iso).execute()
}
