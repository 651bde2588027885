import { processWide } from '../../process-wide.ts'

/** What this process knows of a session's last activity. Times are epoch milliseconds. */
interface LastSeen {
  seenMs: number
  /** When it was last written to the ledger. */
  writtenMs: number
}

const MAX_SESSIONS = 10_000
const WRITE_EVERY_MS = 10 * 60_000

/** Next loads this module several times; every ledger has sessions of its own. */
const memoryOf = (ledger: object): Map<string, LastSeen> => {
  const memories = processWide('last-seen', () => new WeakMap<object, Map<string, LastSeen>>())
  const memory = memories.get(ledger) ?? new Map<string, LastSeen>()
  memories.set(ledger, memory)
  return memory
}

/** When the session was last active: what is remembered, or what was written before a restart. */
export const lastSeenMs = (ledger: object, sid: string, writtenIso: string): number =>
  memoryOf(ledger).get(sid)?.seenMs ?? Date.parse(writtenIso)

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
  const memory = memoryOf(ledger)
  const writtenMs = memory.get(sid)?.writtenMs ?? Date.parse(writtenIso ?? '')
  // A clock that moved back makes the difference negative. Without a time it isn't a number.
  const isRecent = Math.abs(nowMs - writtenMs) < Math.min(WRITE_EVERY_MS, idleMs / 10)
  memory.delete(sid)
  memory.set(sid, { seenMs: nowMs, writtenMs: isRecent ? writtenMs : nowMs })
  // The first is the one seen longest ago; what was written of it still holds.
  const [first] = memory.keys()
  if (memory.size > MAX_SESSIONS && first !== undefined) memory.delete(first)
  return !isRecent
}

export const forgetSeen = (ledger: object, sid: string): boolean => memoryOf(ledger).delete(sid)
