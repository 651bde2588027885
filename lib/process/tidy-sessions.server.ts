import 'server-only'
import { processSettings } from '@/lib/settings/settings.server'
import { toSessionClock } from '@/lib/auth/vault.server'
import { isLedgerUnavailable } from '@/lib/ledger/trouble/ledger-unavailable'
import type { Ledger } from '@/lib/ledger/open-ledger.server'
import { endExpiredSessions, purgeEndedSessions } from '@/lib/ledger/sessions/sessions.server'
import { log } from '@/lib/process/log.server'

const EVERY_MS = 10 * 60_000

/** Ends sessions that are over and deletes old ones, now and from time to time. */
export async function tidySessions(ledger: Ledger): Promise<void> {
  const tidy = async () => {
    const now = new Date()
    const { idleMs } = processSettings()
    await endExpiredSessions(ledger, toSessionClock(now, idleMs))
    await purgeEndedSessions(ledger, now.toISOString())
  }
  // The ledger logs by itself why it is unavailable; the next time may be better.
  const tryToTidy = () =>
    tidy().catch((err: unknown) => {
      if (!isLedgerUnavailable(err)) log.error({ err }, 'could not tidy the sessions')
    })
  await tryToTidy()
  // A process that was killed may have left something in the write-ahead log.
  await ledger.eraseDeleted()
  setInterval(() => void tryToTidy(), EVERY_MS).unref()
}
