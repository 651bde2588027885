import 'server-only'
import type { LedgerLog } from './trouble/ledger-log.ts'
import { openLedger } from './open-ledger.server.ts'
import type { Ledger } from './open-ledger.server.ts'
import { forgetProcessWide, processWide } from '../process-wide.ts'
import { processSettings } from '../settings/settings.server.ts'

const NAME = 'ledger'

/** The one ledger of this process. It writes to the log of whoever asked first: the server's start. */
export function processLedger(log?: LedgerLog): Promise<Ledger> {
  const { databaseUrl, secret } = processSettings()
  const opened = processWide(NAME, () => openLedger(databaseUrl, secret, { log }))
  opened.catch(() => forgetProcessWide(NAME))
  return opened
}
