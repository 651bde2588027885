import 'server-only'
import type { Ledger } from './open-ledger.server.ts'

/** A signed-in session. Credentials are opened only by `readCredentials`. */
export interface KeptSession {
  sid: string
  accountId: string
  principalArn: string
  region: string
  method: string
  createdAt: string
  /** Undefined where the credentials do not tell: the session then ends 12 h after it began. */
  expiresAt?: string
}

const UNTOLD_END_AFTER_MS = 12 * 3_600_000

export async function writeSession(
  ledger: Ledger,
  session: KeptSession,
  credentials: unknown,
): Promise<void> {
  await ledger.db
    .insertInto('sessions')
    .values({
      sid: session.sid,
      account_id: session.accountId,
      principal_arn: session.principalArn,
      region: session.region,
      method: session.method,
      credentials: await ledger.sealer.seal(credentials, session.sid),
      created_at: session.createdAt,
      expires_at: session.expiresAt ?? null,
      ended_at: null,
      last_seen_at: null,
      end_reason: null,
    })
    .execute()
}

/**
 * The session with its credentials, unless it ended or expired before `nowIso`; reading one that
 * has expired ends it.
 */
export async function readSession(
  ledger: Ledger,
  sid: string,
  nowIso: string,
): Promise<{ session: KeptSession; credentials: unknown } | undefined> {
  const row = await ledger.db
    .selectFrom('sessions')
    .selectAll()
    .where('sid', '=', sid)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  if ((row.expires_at ?? later(row.created_at, UNTOLD_END_AFTER_MS)) <= nowIso) {
    await endSession(ledger, sid, nowIso)
    return undefined
  }
  return {
    session: {
      sid: row.sid,
      accountId: row.account_id,
      principalArn: row.principal_arn,
      region: row.region,
      method: row.method,
      createdAt: row.created_at,
      expiresAt: row.expires_at ?? undefined,
    },
    credentials: await ledger.sealer.open(row.credentials, sid),
  }
}

export async function changeSessionRegion(
  ledger: Ledger,
  sid: string,
  region: string,
): Promise<void> {
  await ledger.db.updateTable('sessions').set({ region }).where('sid', '=', sid).execute()
}

/** Ends the session and erases its credentials. */
export async function endSession(ledger: Ledger, sid: string, nowIso: string): Promise<void> {
  await ledger.db
    .updateTable('sessions')
    .set({ ended_at: nowIso, credentials: '' })
    .where('sid', '=', sid)
    .where('ended_at', 'is', null)
    .execute()
}

/** Erases the credentials of every session that has expired. */
export async function endExpiredSessions(ledger: Ledger, nowIso: string): Promise<void> {
  await ledger.db
    .updateTable('sessions')
    .set({ ended_at: nowIso, credentials: '' })
    .where('ended_at', 'is', null)
    .where(eb =>
      eb.or([
        eb('expires_at', '<=', nowIso),
        eb.and([
          eb('expires_at', 'is', null),
          eb('created_at', '<=', later(nowIso, -UNTOLD_END_AFTER_MS)),
        ]),
      ]),
    )
    .execute()
}

const later = (iso: string, byMs: number): string => new Date(Date.parse(iso) + byMs).toISOString()
