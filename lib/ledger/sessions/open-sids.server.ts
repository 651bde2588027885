import 'server-only'
import type { Ledger } from '../open-ledger.server.ts'

/** The sessions of a principal that have not ended, newest first; some may have expired since. */
export async function readSidsOfPrincipal(
  ledger: Ledger,
  { accountId, principalArn }: { accountId: string; principalArn: string },
): Promise<string[]> {
  const rows = await ledger.db
    .selectFrom('sessions')
    .select('sid')
    .where('account_id', '=', accountId)
    .where('principal_arn', '=', principalArn)
    .where('ended_at', 'is', null)
    .orderBy('created_at', 'desc')
    .execute()
  return rows.map(row => row.sid)
}

/** The sessions of an account that have not ended; some may have expired since. */
export async function readSidsOfAccount(ledger: Ledger, accountId: string): Promise<string[]> {
  const rows = await ledger.db
    .selectFrom('sessions')
    .select('sid')
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .execute()
  return rows.map(row => row.sid)
}
