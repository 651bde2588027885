import 'server-only'
import { isLedgerUnavailable } from '@/lib/ledger/trouble/ledger-unavailable'
import { log } from '@/lib/process/log.server'

/**
 * Does it now, and again so long after it is done, as long as the process lives.
 *
 * @param trouble what the log says of an error
 */
export function repeat(everyMs: number, act: () => Promise<void>, trouble: string): void {
  const run = async () => {
    try {
      await act()
    } catch (err) {
      // The ledger logs by itself why it is unavailable.
      if (!isLedgerUnavailable(err)) log.error({ err }, trouble)
    }
    setTimeout(() => void run(), everyMs).unref()
  }
  void run()
}
