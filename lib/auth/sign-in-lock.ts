/** One sign-in: counted before AWS is asked, and kept if AWS refuses it. */
export interface SignInTry {
  id: string
  atMs: number
  /** Whether it had an MFA code. */
  mfa: boolean
}

const TRIES = 5
const WITHIN_MS = 5 * 60_000
export const LOCK_MS = 15 * 60_000

/** Milliseconds until the next try is allowed; undefined if it is allowed now. */
export function toLockedMs(tries: readonly SignInTry[], nowMs: number): number | undefined {
  const last = tries.slice(-TRIES)
  const [oldest, newest] = [last[0], last.at(-1)]
  if (!oldest || !newest || last.length < TRIES) return undefined
  if (newest.atMs - oldest.atMs >= WITHIN_MS) return undefined
  const leftMs = newest.atMs + LOCK_MS - nowMs
  return leftMs > 0 ? leftMs : undefined
}

/** Adds a try and drops those that no longer count. */
export const addTry = (tries: readonly SignInTry[], added: SignInTry): SignInTry[] => [
  ...tries.filter(({ atMs }) => added.atMs - atMs < WITHIN_MS),
  added,
]

/**
 * What still counts after a success. A success without an MFA code keeps the failed tries with one:
 * whoever has the keys but not the device could otherwise guess codes forever.
 */
export const afterSuccess = (tries: readonly SignInTry[], success: SignInTry): SignInTry[] =>
  tries.filter(({ id, mfa }) => id !== success.id && mfa && !success.mfa)

/** If the clock moved back, a try lies in the future. It counts as made now. */
export const toPast = (tries: readonly SignInTry[], nowMs: number): SignInTry[] =>
  tries.map(signInTry => ({ ...signInTry, atMs: Math.min(signInTry.atMs, nowMs) }))
