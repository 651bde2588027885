import 'server-only'
import { principalNameOf } from '@/lib/aws/arn'
import { openSession, toCountedAs, toSessionClock } from '@/lib/auth/vault.server'
import type { Ledger } from '@/lib/ledger/open-ledger.server'
import { isLedgerUnavailable } from '@/lib/ledger/trouble/ledger-unavailable'
import { processPermissions } from '@/lib/permissions/process-permissions.server'
import { processSettings } from '@/lib/settings/settings.server'
import type { TrackingContext } from '@/lib/tracking/tracking-context.server'

/** What the server asks with on behalf of a session; undefined if it has ended. */
export async function openLender(
  ledger: Ledger,
  sid: string,
): Promise<TrackingContext | undefined> {
  const settings = processSettings()
  const clock = toSessionClock(new Date(), settings.idleMs)
  const open = await openSession(ledger, sid, clock).catch((error: unknown) => {
    // Its credentials can't be opened, such as after a change of the secret: others go on.
    if (isLedgerUnavailable(error)) throw error
    return undefined
  })
  if (!open) return undefined
  const { session, credentials } = open
  return {
    operator: { ...session, name: principalNameOf(session.principalArn) },
    aws: { credentials, region: session.region, countedAs: toCountedAs(session, settings) },
    ledger,
    permissions: processPermissions(),
    settings,
    now: () => new Date(),
  }
}
