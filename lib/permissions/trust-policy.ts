/** A "yes" of AWS counts this long, from when it was asked for. */
export const YES_TRUSTED_MS = 120_000

/** A permission that was just given should not be waited for. */
export const NO_TRUSTED_MS = 5_000

/** A "yes" counts this long while AWS cannot be asked: unreachable, throttled. */
export const UNANSWERED_YES_TRUSTED_MS = 15 * 60_000

/** One moment by both clocks: the wall clock can be set back, the steady one can stop in sleep. */
export interface Moment {
  wallMs: number
  steadyMs: number
}

/** What AWS last said to a session's own credentials. */
export interface Proof {
  allowed: boolean
  askedAt: Moment
}

/** What a proof is worth before AWS is asked; undefined when AWS must be asked. */
export function trustKnown(proof: Proof | undefined, now: Moment): boolean | undefined {
  if (!proof) return undefined
  const trustedMs = proof.allowed ? YES_TRUSTED_MS : NO_TRUSTED_MS
  return ageMs(proof, now) < trustedMs ? proof.allowed : undefined
}

/** Whether a yes still holds where AWS was asked and did not answer, or throttled the call. */
export const trustUnanswered = (proof: Proof | undefined, now: Moment): boolean =>
  proof?.allowed === true && ageMs(proof, now) < UNANSWERED_YES_TRUSTED_MS

/** The longer of both ages, so that no clock makes a proof young; one from the future is too old. */
export function ageMs({ askedAt }: Proof, now: Moment): number {
  const wallMs = now.wallMs - askedAt.wallMs
  return wallMs < 0 ? Infinity : Math.max(wallMs, now.steadyMs - askedAt.steadyMs)
}
