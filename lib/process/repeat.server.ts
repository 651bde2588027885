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
    await attempt(act, trouble)
    setTimeout(() => void run(), everyMs).unref()
  }
  void run()
}

/**
 * Does it now, and again every so often as long as the process lives, also while an earlier time is not
 * done: one account's call that hangs keeps no other's waiting.
 *
 * @param trouble what the log says of an error
 */
export function beat(everyMs: number, act: () => Promise<void>, trouble: string): void {
  void attempt(act, trouble)
  setInterval(() => void attempt(act, trouble), everyMs).unref()
}

async function attempt(act: () => Promise<void>, trouble: string): Promise<void> {
  try {
    await act()
  } catch (err) {
    // The ledger logs by itself why it is unavailable.
    if (!isLedgerUnavailable(err)) log.error({ err }, trouble)
  }
}
