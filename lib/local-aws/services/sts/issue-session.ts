import { randomBytes, randomInt } from 'node:crypto'
import type { Principal, Session } from '../iam/principal.ts'
import type { World } from '../../world/world.ts'
import { iamOf } from '../iam/iam-state.ts'

const dayMs = 24 * 3600 * 1000

/** Issues temporary credentials for a principal. They are kept until a day after they expire. */
export function issueSession(
  world: World,
  principal: Omit<Principal, 'accessKeyId' | 'session'>,
  durationSeconds: number,
  details: Omit<Session, 'issuedAtMs' | 'expiresAtMs'>,
): Record<string, unknown> {
  forgetLongExpired(world)
  const accessKeyId = `ASIA${randomBase32(16)}`
  const secretAccessKey = randomBytes(30).toString('base64')
  const sessionToken = `IQoJb3JpZ2luX2Vj${randomBytes(240).toString('base64')}`
  const issuedAtMs = Math.floor(world.wallNow() / 1000) * 1000
  const session = { ...details, issuedAtMs, expiresAtMs: issuedAtMs + durationSeconds * 1000 }
  iamOf(world).sessions.set(accessKeyId, {
    secretAccessKey,
    sessionToken,
    principal: { ...principal, accessKeyId, session },
  })
  return {
    AccessKeyId: accessKeyId,
    SecretAccessKey: secretAccessKey,
    SessionToken: sessionToken,
    Expiration: new Date(session.expiresAtMs).toISOString().replace('.000Z', 'Z'),
  }
}

/**
 * Forgets credentials a day after they expired. Until then they answer ExpiredToken, and after that
 * they are unknown, as in AWS.
 */
function forgetLongExpired(world: World): void {
  const { sessions } = iamOf(world)
  for (const [id, { principal }] of sessions)
    if ((principal.session?.expiresAtMs ?? Infinity) + dayMs < world.wallNow()) sessions.delete(id)
}

function randomBase32(length: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
  return Array.from({ length }, () => alphabet[randomInt(32)]).join('')
}
