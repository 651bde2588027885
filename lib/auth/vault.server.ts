import 'server-only'
import { z } from 'zod'
import type { AwsCredentials } from '../aws/clients.server.ts'
import type { CountedAs } from '../aws/ecs/call-budgets.ts'
import type { Ledger } from '../ledger/open-ledger.server.ts'
import {
  endExpiredSessions,
  readSession,
  writeSession,
} from '../ledger/sessions/sessions.server.ts'
import type { KeptSession, SessionClock } from '../ledger/sessions/sessions.server.ts'
import type { Settings } from '../settings/settings.ts'
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
  lastSeenAt?: string
}

export const toSessionClock = (now: Date, idleMs: number): SessionClock => ({
  nowIso: now.toISOString(),
  idleMs,
})

/** In which budget the session's calls count. */
export const toCountedAs = (
  { accountId }: KeptSession,
  { awsCallsPerSecond }: Pick<Settings, 'awsCallsPerSecond'>,
): CountedAs => ({ accountId, callsPerSecond: awsCallsPerSecond })

/** Stores a session with its credentials encrypted, erases expired ones, and returns its ID. */
export async function storeSession(
  ledger: Ledger,
  identity: SessionIdentity,
  { method, region, now, idleMs }: { method: string; region: string; now: Date; idleMs: number },
): Promise<string> {
  await endExpiredSessions(ledger, toSessionClock(now, idleMs))
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

/** The session with its credentials, unless it has ended, expired or been idle for too long. */
export async function openSession(
  ledger: Ledger,
  sid: string,
  clock: SessionClock,
): Promise<OpenSession | undefined> {
  const kept = await readSession(ledger, sid, clock)
  return kept && { ...kept, credentials: storedCredentials.parse(kept.credentials) }
}
