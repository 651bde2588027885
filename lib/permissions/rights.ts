import { ageMs, UNANSWERED_YES_TRUSTED_MS } from './trust-policy.ts'
import type { Moment, Proof } from './trust-policy.ts'

/** What AWS said of each session and resource; a session's proofs are never another's. */
export type Rights = Map<string, Proof>

/** Some 6 MB: twenty sessions that each look at 500 tasks, twice. */
export const REMEMBERED = 20_000

export const readProof = (rights: Rights, sid: string, arn: string): Proof | undefined =>
  rights.get(keyOf(sid, arn))

/**
 * Remembers what AWS answered, and returns what holds now. Answers can overtake each other: one
 * that was asked for earlier does not replace a later one.
 */
export function rememberProof(rights: Rights, sid: string, arn: string, proof: Proof): boolean {
  const key = keyOf(sid, arn)
  const known = rights.get(key)
  if (known && known.askedAt.steadyMs > proof.askedAt.steadyMs) return known.allowed
  rights.delete(key)
  if (rights.size >= REMEMBERED) makeRoom(rights, proof.askedAt)
  rights.set(key, proof)
  return proof.allowed
}

/** The session has ended, or AWS no longer accepts its credentials. */
export function forgetSession(rights: Rights, sid: string): void {
  for (const key of rights.keys()) if (key.startsWith(keyOf(sid, ''))) rights.delete(key)
}

/** First what counts no more, then what was answered longest ago: a tenth, as it takes a scan. */
function makeRoom(rights: Rights, now: Moment): void {
  for (const [key, proof] of rights) {
    if (ageMs(proof, now) >= UNANSWERED_YES_TRUSTED_MS) rights.delete(key)
  }
  const excess = rights.size - REMEMBERED * 0.9
  for (const key of rights.keys().take(Math.max(0, excess))) rights.delete(key)
}

const keyOf = (sid: string, arn: string): string => `${sid} ${arn}`
