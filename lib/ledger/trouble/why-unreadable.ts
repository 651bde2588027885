import { isLedgerUnavailable } from './ledger-unavailable.ts'
import type { LedgerUnavailable } from './ledger-unavailable.ts'
import { findProcessWide } from '../../process-wide.ts'

interface ReadableLedger {
  requireReadable(): Promise<void>
}

/**
 * Why pages can't be made of this process's ledger now; undefined while they can, and before it is
 * open. For the proxy, which answers 503 where a page can't, and loads no database driver.
 */
export async function whyUnreadable(): Promise<LedgerUnavailable | undefined> {
  try {
    const ledger = await findProcessWide<Promise<ReadableLedger>>('ledger')
    await ledger?.requireReadable()
    return undefined
  } catch (error) {
    return isLedgerUnavailable(error) ? error : undefined
  }
}
