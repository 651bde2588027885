import { createLedgerMemory } from '../ledger-memory.ts'

/** What this process knows of a session's last activity. Times are epoch milliseconds. */
interface LastSeen {
  seenMs: number
  /** When it was last written to the ledger. */
  writtenMs: number
}

const WRITE_EVERY_MS = 10 * 60_000

/** By session; of one that was seen longest ago, what was written still holds. */
const memory = createLedgerMemory<LastSeen>('last-seen', 10_000)

/** When the session was last active: what is remembered, or what was written before a restart. */
export const lastSeenMs = (ledger: object, sid: string, writtenIso: string): number =>
  memory.get(ledger, sid)?.seenMs ?? Date.parse(writtenIso)

/**
 * Remembers that the session is active.
 *
 * @returns whether it is time to write that down: after ten minutes, or sooner where a tenth of
 *   the idle time is less.
 */
export function rememberSeen(
  ledger: object,
  {
    sid,
    writtenIso,
    nowMs,
    idleMs,
  }: {
    sid: string
    writtenIso: string | undefined
    nowMs: number
    idleMs: number
  },
): boolean {
  const writtenMs = memory.get(ledger, sid)?.writtenMs ?? Date.parse(writtenIso ?? '')
  // A clock that moved back makes the difference negative. Without a time it isn't a number.
  const isRecent = Math.abs(nowMs - writtenMs) < Math.min(WRITE_EVERY_MS, idleMs / 10)
  memory.set(ledger, sid, { seenMs: nowMs, writtenMs: isRecent ? writtenMs : nowMs })
  return !isRecent
}

export const forgetSeen = memory.delete
