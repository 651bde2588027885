import 'server-only'
import { ownUrl } from '@/lib/auth/own-hosts'
import { readAuthSettings } from '@/lib/auth/settings.server'
import { toSessionClock } from '@/lib/auth/vault.server'
import { processLedger } from '@/lib/ledger/process-ledger.server'
import { endExpiredSessions } from '@/lib/ledger/sessions.server'
import { log } from '@/lib/process/log.server'
import { settleLaunches } from './settle-launches.server'

/** Checks the settings, opens the ledger, and begins to look for launches without an answer. */
export async function startSlipway(): Promise<void> {
  process.env['NEXTAUTH_URL'] ||= ownUrl(process.env)
  const ledger = await openOrExit()
  const { idleMs } = readAuthSettings(process.env)
  await endExpiredSessions(ledger, toSessionClock(new Date(), idleMs))
  settleLaunches(ledger)
}

async function openOrExit() {
  try {
    readAuthSettings(process.env)
    return await processLedger()
  } catch (error) {
    log.fatal(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
