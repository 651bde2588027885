import 'server-only'
import type { LedgerLog } from './trouble/ledger-log.ts'
import { DEFAULT_DATABASE_URL, openLedger } from './open-ledger.server.ts'
import type { Ledger } from './open-ledger.server.ts'
import { forgetProcessWide, processWide } from '../process-wide.ts'

const NAME = 'ledger'

/** The one ledger of this process. It writes to the log of whoever asked first: the server's start. */
export function processLedger(log?: LedgerLog): Promise<Ledger> {
  const opened = processWide(NAME, () =>
    openLedger(
      process.env['DATABASE_URL'] || DEFAULT_DATABASE_URL,
      requireSecret(process.env['NEXTAUTH_SECRET']),
      { log },
    ),
  )
  opened.catch(() => forgetProcessWide(NAME))
  return opened
}

const MINIMUM_SECRET_LENGTH = 32

/** @throws when the secret is missing or too short to derive keys from. */
function requireSecret(secret: string | undefined): string {
  if (secret && secret.length >= MINIMUM_SECRET_LENGTH) return secret
  throw new Error(
    `NEXTAUTH_SECRET must be set to at least ${MINIMUM_SECRET_LENGTH} characters: ` +
      'every key that protects credentials is derived from it. Make one with `openssl rand -base64 32`.',
  )
}
