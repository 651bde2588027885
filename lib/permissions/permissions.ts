import { ageMs, UNANSWERED_YES_TRUSTED_MS } from './trust-policy.ts'
import type { Moment, Proof } from './trust-policy.ts'

/** What AWS said of each session and resource; a session's proofs are never another's. */
export type Permissions = Map<string, Proof>

/** Some 18 MB: six sessions that each look at 10,000 running tasks, or a hundred at 500. */
export const REMEMBERED = 60_000

export const readProof = (permissions: Permissions, sid: string, arn: string): Proof | undefined =>
  permissions.get(keyOf(sid, arn))

/**
 * Remembers what AWS answered, and returns what holds now. Answers can overtake each other: one
 * that was asked for earlier does not replace a later one.
 */
export function rememberProof(
  permissions: Permissions,
  sid: string,
  arn: string,
  proof: Proof,
): boolean {
  const key = keyOf(sid, arn)
  const known = permissions.get(key)
  if (known && known.askedAt.steadyMs > proof.askedAt.steadyMs) return known.allowed
  permissions.delete(key)
  if (permissions.size >= REMEMBERED) makeRoom(permissions, proof.askedAt)
  permissions.set(key, proof)
  return proof.allowed
}

/** The session has ended, or AWS no longer accepts its credentials. */
export function forgetSession(permissions: Permissions, sid: string): void {
  for (const key of permissions.keys()) if (key.startsWith(keyOf(sid, ''))) permissions.delete(key)
}

/** First what counts no more, then what was answered longest ago: a tenth, as it takes a scan. */
function makeRoom(permissions: Permissions, now: Moment): void {
  for (const [key, proof] of permissions) {
    if (ageMs(proof, now) >= UNANSWERED_YES_TRUSTED_MS) permissions.delete(key)
  }
  const excess = permissions.size - REMEMBERED * 0.9
  for (const key of permissions.keys().take(Math.max(0, excess))) permissions.delete(key)
}

const keyOf = (sid: string, arn: string): string => `${sid} ${arn}`
