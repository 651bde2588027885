import 'server-only'
import { ownUrl } from '@/lib/settings/own-hosts'
import { readAuthSettings } from '@/lib/settings/settings.server'
import { processLedger } from '@/lib/ledger/process-ledger.server'
import { log } from '@/lib/process/log.server'
import { settleLaunches } from './settle-launches.server'
import { tidySessions } from './tidy-sessions.server'

/** Checks the settings, opens the ledger, and begins to look for launches without an answer. */
export async function startSlipway(): Promise<void> {
  process.env['NEXTAUTH_URL'] ||= ownUrl(process.env)
  const ledger = await openOrExit()
  await tidySessions(ledger)
  settleLaunches(ledger)
}

async function openOrExit() {
  try {
    readAuthSettings(process.env)
    return await processLedger(log)
  } catch (error) {
    log.fatal(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
