import 'server-only'
import { forgetSeen, lastSeenMs, rememberSeen } from './last-seen.ts'
import type { Ledger } from '../open-ledger.server.ts'
import { announceSessionEnd } from './session-ends.ts'
import type { SessionTable } from '../tables.ts'

/** A signed-in session. Credentials are opened only by `readCredentials`. */
export interface KeptSession {
  sid: string
  accountId: string
  principalArn: string
  region: string
  method: string
  createdAt: string
  /** Undefined if the end of the credentials is unknown; the session then ends after 12 h. */
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

export type SessionEndReason = 'expired' | 'idle'

/** `now` as ISO 8601, and how long a session may be idle. */
export interface SessionClock {
  nowIso: string
  idleMs: number
}

export interface ReadSession {
  session: KeptSession
  credentials: unknown
  /** When activity was last written down. */
  lastSeenAt?: string
}

/**
 * The session with its credentials, unless it has ended, expired or been idle for too long by
 * `nowIso`; reading one that has expired or been idle ends it.
 */
export async function readSession(
  ledger: Ledger,
  sid: string,
  { nowIso, idleMs }: SessionClock,
): Promise<ReadSession | undefined> {
  if (ledger.endedSids.has(sid)) return undefined
  const row = await ledger.db
    .selectFrom('sessions')
    .selectAll()
    .where('sid', '=', sid)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const end = whyEnded(ledger, row, { nowIso, idleMs })
  if (end) {
    await endSession(ledger, sid, nowIso, end)
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
    lastSeenAt: row.last_seen_at ?? undefined,
  }
}

type SessionTimes = Pick<SessionTable, 'sid' | 'created_at' | 'expires_at' | 'last_seen_at'>

/** Why a session is over that nobody has ended. */
function whyEnded(
  ledger: Ledger,
  row: SessionTimes,
  { nowIso, idleMs }: SessionClock,
): SessionEndReason | undefined {
  if ((row.expires_at ?? later(row.created_at, UNTOLD_END_AFTER_MS)) <= nowIso) return 'expired'
  const seenMs = lastSeenMs(ledger, row.sid, row.last_seen_at ?? row.created_at)
  return seenMs + idleMs <= Date.parse(nowIso) ? 'idle' : undefined
}

export async function changeSessionRegion(
  ledger: Ledger,
  sid: string,
  region: string,
): Promise<void> {
  await ledger.db.updateTable('sessions').set({ region }).where('sid', '=', sid).execute()
}

/**
 * Ends the session and erases its credentials, from the database's files, too. While the database
 * cannot be written the session is over all the same, and that is written as soon as it can be.
 */
export async function endSession(
  ledger: Ledger,
  sid: string,
  nowIso: string,
  reason?: SessionEndReason,
): Promise<void> {
  await endSessions(ledger, [{ sid, reason }], nowIso)
}

async function endSessions(
  ledger: Ledger,
  sessions: readonly { sid: string; reason?: SessionEndReason }[],
  nowIso: string,
): Promise<void> {
  const ended = sessions.filter(({ sid }) => !ledger.endedSids.has(sid))
  if (ended.length === 0) return
  for (const { sid } of ended) {
    forgetSeen(ledger, sid)
    ledger.endedSids.add(sid)
    announceSessionEnd(sid)
  }
  let isLate = false
  const isWritten = await ledger.chores.run(`end ${crypto.randomUUID()}`, async () => {
    await writeEnds(ledger, ended, nowIso)
    for (const { sid } of ended) ledger.endedSids.delete(sid)
    if (isLate) await ledger.eraseDeleted()
    return true
  })
  isLate = true
  if (isWritten) await ledger.eraseDeleted()
}

async function writeEnds(
  ledger: Ledger,
  ended: readonly { sid: string; reason?: SessionEndReason }[],
  nowIso: string,
): Promise<void> {
  await ledger.db.transaction().execute(async db => {
    for (const { sid, reason = null } of ended) {
      await db
        .updateTable('sessions')
        .set({ ended_at: nowIso, credentials: '', end_reason: reason })
        .where('sid', '=', sid)
        .where('ended_at', 'is', null)
        .execute()
    }
  })
}

const PURGE_AFTER_MS = 7 * 24 * 3_600_000

/** Deletes sessions that ended a week ago. A launch keeps the principal and the sid as text. */
export async function purgeEndedSessions(ledger: Ledger, nowIso: string): Promise<void> {
  await ledger.db
    .deleteFrom('sessions')
    .where('ended_at', '<=', later(nowIso, -PURGE_AFTER_MS))
    .execute()
}

/** Undefined for a session that somebody ended, or that isn't there. */
export async function readEndReason(
  ledger: Ledger,
  sid: string,
): Promise<SessionEndReason | undefined> {
  const row = await ledger.db
    .selectFrom('sessions')
    .select('end_reason')
    .where('sid', '=', sid)
    .executeTakeFirst()
  return row?.end_reason ?? undefined
}

/** Ends every session of a principal, on whatever device, and erases their credentials. */
export async function endSessionsOf(
  ledger: Ledger,
  { accountId, principalArn }: { accountId: string; principalArn: string },
  nowIso: string,
): Promise<void> {
  const open = await ledger.db
    .selectFrom('sessions')
    .select('sid')
    .where('account_id', '=', accountId)
    .where('principal_arn', '=', principalArn)
    .where('ended_at', 'is', null)
    .execute()
  await endSessions(ledger, open, nowIso)
}

/** Ends every session that has expired or been idle for too long, and erases their credentials. */
export async function endExpiredSessions(
  ledger: Ledger,
  { nowIso, idleMs }: SessionClock,
): Promise<void> {
  const open = await ledger.db
    .selectFrom('sessions')
    .select(['sid', 'created_at', 'expires_at', 'last_seen_at'])
    .where('ended_at', 'is', null)
    .execute()
  const ended = open.flatMap(row => {
    const reason = whyEnded(ledger, row, { nowIso, idleMs })
    return reason ? [{ sid: row.sid, reason }] : []
  })
  await endSessions(ledger, ended, nowIso)
}

/**
 * Notes that the session is active. That is written down every few minutes only: what has not been
 * written is lost when the process ends, and the session may then end that much earlier.
 */
export async function noteActivity(
  ledger: Ledger,
  { sid, lastSeenAt }: { sid: string; lastSeenAt?: string },
  { nowIso, idleMs }: SessionClock,
): Promise<void> {
  const seen = { sid, writtenIso: lastSeenAt, nowMs: Date.parse(nowIso), idleMs }
  if (!rememberSeen(ledger, seen)) return
  // The activity is remembered in memory, so a failed write doesn't turn the operator away.
  await ledger.db
    .updateTable('sessions')
    .set({ last_seen_at: nowIso })
    .where('sid', '=', sid)
    .where('ended_at', 'is', null)
    .execute()
    .catch(() => undefined)
}

const later = (iso: string, byMs: number): string => new Date(Date.parse(iso) + byMs).toISOString()
