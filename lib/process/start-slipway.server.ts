import 'server-only'
import { processLedger } from '@/lib/ledger/process-ledger.server'
import { log } from '@/lib/process/log.server'
import { processSettings } from '@/lib/settings/settings.server'
import { retryStops } from './retry-stops.server'
import { settleLaunches } from './settle-launches.server'
import { tidySessions } from './tidy-sessions.server'
import { watchTasks } from './watch-tasks.server'

/**
 * Starts Slipway in this process: reads the settings and opens the ledger, then tidies sessions, looks
 * for launches without an answer, retries stops and watches tasks. Wrong settings and a broken database end the
 * process.
 */
export async function startSlipway(): Promise<void> {
  const ledger = await openOrExit()
  await tidySessions(ledger)
  settleLaunches(ledger)
  retryStops(ledger)
  watchTasks(ledger)
}

async function openOrExit() {
  try {
    // next-auth reads this variable itself.
    process.env['NEXTAUTH_URL'] = processSettings().site.url
    return await processLedger(log)
  } catch (error) {
    log.fatal(error instanceof Error ? error.message : String(error))
    process.exit(1)
  }
}
