import 'server-only'
import { principalNameOf } from '@/lib/aws/arn'
import { openSession, toCountedAs, toSessionClock } from '@/lib/auth/vault.server'
import { isLedgerUnavailable } from '@/lib/ledger/trouble/ledger-unavailable'
import type { Ledger } from '@/lib/ledger/open-ledger.server'
import { writeSightings } from '@/lib/ledger/tasks/seen-tasks.server'
import { processPermissions } from '@/lib/permissions/process-permissions.server'
import { log } from '@/lib/process/log.server'
import { processSettings } from '@/lib/settings/settings.server'
import type { TrackingContext } from '@/lib/tracking/tracking-context.server'
import { surveyOn } from '@/lib/tracking/survey/survey-clusters.server'
import { recordLaunched } from '@/lib/tracking/watch/record-launched.server'
import { watchOn } from '@/lib/tracking/watch/watch-tasks.server'

const WATCH_EVERY_MS = 500
const RECORD_EVERY_MS = 15_000
const WRITE_SIGHTINGS_EVERY_MS = 5 * 60_000

/** Asks for what is due between the polls of pages, as long as the process lives. */
export function watchTasks(ledger: Ledger): void {
  const openOwn = (sid: string) => openLender(ledger, sid)
  repeat(WATCH_EVERY_MS, () => watchOn(ledger))
  repeat(WATCH_EVERY_MS, () => surveyOn(ledger))
  repeat(RECORD_EVERY_MS, () => recordLaunched({ ledger, openSession: openOwn }))
  repeat(WRITE_SIGHTINGS_EVERY_MS, () => writeSightings(ledger))
}

/** Does it now, and again so long after it is done. */
function repeat(everyMs: number, act: () => Promise<void>): void {
  const run = async () => {
    try {
      await act()
    } catch (err) {
      // The ledger logs by itself why it is unavailable.
      if (!isLedgerUnavailable(err)) log.error({ err }, 'could not watch tasks')
    }
    setTimeout(() => void run(), everyMs).unref()
  }
  void run()
}

async function openLender(ledger: Ledger, sid: string): Promise<TrackingContext | undefined> {
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
