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

/** How long no further try may be made, in milliseconds; undefined where one may. */
export function toLockedMs(tries: readonly SignInTry[], nowMs: number): number | undefined {
  const last = tries.slice(-TRIES)
  const [oldest, newest] = [last[0], last.at(-1)]
  if (!oldest || !newest || last.length < TRIES) return undefined
  if (newest.atMs - oldest.atMs >= WITHIN_MS) return undefined
  const leftMs = newest.atMs + LOCK_MS - nowMs
  return leftMs > 0 ? leftMs : undefined
}

/** With one more, without those that count no longer. */
export const addTry = (tries: readonly SignInTry[], added: SignInTry): SignInTry[] => [
  ...tries.filter(({ atMs }) => added.atMs - atMs < WITHIN_MS),
  added,
]

/**
 * What counts on after a success: tries with an MFA code if it had none. Whoever has the keys but
 * not the device could otherwise guess codes without end.
 */
export const afterSuccess = (tries: readonly SignInTry[], success: SignInTry): SignInTry[] =>
  tries.filter(({ id, mfa }) => id !== success.id && mfa && !success.mfa)

/** A try from the future was made before the clock moved back: it counts from now, not from then. */
export const toPast = (tries: readonly SignInTry[], nowMs: number): SignInTry[] =>
  tries.map(signInTry => ({ ...signInTry, atMs: Math.min(signInTry.atMs, nowMs) }))
