import 'server-only'
import { isLedgerUnavailable } from '@/lib/ledger/trouble/ledger-unavailable'
import type { Ledger } from '@/lib/ledger/open-ledger.server'
import { log } from '@/lib/process/log.server'
import { watchOn } from '@/lib/tracking/watch/watch-tasks.server'

const EVERY_MS = 500

/** Asks for what is due between the polls of pages, as long as the process lives. */
export function watchTasks(ledger: Ledger): void {
  let isWatching = false
  const watch = async () => {
    if (isWatching) return
    isWatching = true
    try {
      await watchOn(ledger)
    } catch (err) {
      // The ledger logs by itself why it is unavailable.
      if (!isLedgerUnavailable(err)) log.error({ err }, 'could not watch tasks')
    }
    isWatching = false
  }
  setInterval(() => void watch(), EVERY_MS).unref()
}
