import 'server-only'
import type { AwsAccess } from '../aws/clients.server.ts'
import type { Ledger } from '../ledger/open-ledger.server.ts'
import { readSidsOfPrincipal } from '../ledger/sessions/open-sids.server.ts'
import { openSession } from './vault.server.ts'

type Clock = Parameters<typeof openSession>[2]

/**
 * The credentials of the principal's newest live session, for what the server reads on their behalf.
 * Undefined if they have none. Other principals' sessions don't count.
 */
export async function accessOfPrincipal(
  ledger: Ledger,
  principal: { accountId: string; principalArn: string },
  clock: Clock,
): Promise<AwsAccess | undefined> {
  for (const sid of await readSidsOfPrincipal(ledger, principal)) {
    const open = await openSession(ledger, sid, clock)
    if (open) return { credentials: open.credentials, region: open.session.region }
  }
  return undefined
}
