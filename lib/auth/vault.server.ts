import 'server-only'
import { z } from 'zod'
import type { AwsCredentials } from '../aws/clients.server.ts'
import type { Ledger } from '../ledger/open-ledger.server.ts'
import { endExpiredSessions, readSession, writeSession } from '../ledger/sessions.server.ts'
import type { KeptSession } from '../ledger/sessions.server.ts'
import type { SessionIdentity } from './exchange-keys.server.ts'

const storedCredentials = z.object({
  accessKeyId: z.string(),
  secretAccessKey: z.string(),
  sessionToken: z.string().optional(),
  expiresAt: z.coerce.date().optional(),
})

export interface OpenSession {
  session: KeptSession
  credentials: AwsCredentials
}

/** Puts a session's credentials away, encrypted, erases those that have expired, and returns its id. */
export async function storeSession(
  ledger: Ledger,
  identity: SessionIdentity,
  { method, region, now }: { method: string; region: string; now: Date },
): Promise<string> {
  await endExpiredSessions(ledger, now.toISOString())
  const sid = crypto.randomUUID()
  const { credentials } = identity
  await writeSession(
    ledger,
    {
      sid,
      accountId: identity.accountId,
      principalArn: identity.principalArn,
      region,
      method,
      createdAt: now.toISOString(),
      expiresAt: credentials.expiresAt?.toISOString(),
    },
    storedCredentials.parse(credentials),
  )
  return sid
}

/** The session with its credentials, unless it has ended or expired. */
export async function openSession(
  ledger: Ledger,
  sid: string,
  now: Date,
): Promise<OpenSession | undefined> {
  const kept = await readSession(ledger, sid, now.toISOString())
  return kept && { session: kept.session, credentials: storedCredentials.parse(kept.credentials) }
}
