import 'server-only'
import { z } from 'zod'
import { fail } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import {
  purgeFailedSignIns,
  readFailedSignIns,
  replaceFailedSignIns,
} from '../ledger/sessions/failed-sign-ins.server.ts'
import type { Ledger } from '../ledger/open-ledger.server.ts'
import { toClientNetwork } from '../settings/ip-address.ts'
import { LOCK_MS, addTry, afterSuccess, toLockedMs, toPast } from './sign-in-lock.ts'
import type { SignInTry } from './sign-in-lock.ts'

export interface SignInSource {
  accessKeyId: string
  /** The client's address. */
  address: string
  /** Whether an MFA code is given. */
  mfa: boolean
}

interface LockContext {
  ledger: Ledger
  now: Date
}

/** Far more than there are people. Beyond it, the oldest pairs are forgotten first. */
const MAX_PAIRS = 10_000

const storedTries = z.array(z.object({ id: z.string(), atMs: z.number(), mfa: z.boolean() }))

/**
 * Runs a sign-in unless its key has failed too often from its address; AWS isn't asked then. The try
 * counts before it is made, so that parallel tries can't exceed the limit. A failure that isn't
 * about the keys doesn't count.
 */
export async function lockSignIn<T>(
  ctx: LockContext,
  source: SignInSource,
  signIn: () => Promise<Result<T>>,
): Promise<Result<T>> {
  const pair = pairOf(ctx.ledger, source)
  const made = { id: crypto.randomUUID(), atMs: ctx.now.getTime(), mfa: source.mfa }
  const lockedMs = await reserve(ctx, pair, made)
  if (lockedMs !== undefined) return fail(toLockFailure(lockedMs))
  let outcome: Result<T> | undefined
  try {
    outcome = await signIn()
    return outcome
  } finally {
    await settle(ctx, pair, { made, outcome })
  }
}

/** A digest: what was pasted into the wrong field may be a secret. */
const pairOf = (ledger: Ledger, { accessKeyId, address }: SignInSource): string =>
  ledger.sealer.digest(`sign-in ${accessKeyId} ${toClientNetwork(address)}`)

/** @returns for how long the pair is locked; undefined where the try has been counted. */
async function reserve(
  ctx: LockContext,
  pair: string,
  made: SignInTry,
): Promise<number | undefined> {
  await purgeFailedSignIns(ctx.ledger, {
    beforeIso: new Date(made.atMs - LOCK_MS).toISOString(),
    maxPairs: MAX_PAIRS,
  })
  let lockedMs: number | undefined
  await changeTries(ctx.ledger, pair, kept => {
    const tries = toPast(kept, made.atMs)
    lockedMs = toLockedMs(tries, made.atMs)
    return lockedMs === undefined ? addTry(tries, made) : tries
  })
  return lockedMs
}

async function settle(
  { ledger }: LockContext,
  pair: string,
  { made, outcome }: { made: SignInTry; outcome: Result<unknown> | undefined },
): Promise<void> {
  if (outcome && !outcome.ok && isAboutKeys(outcome.failure)) return
  await changeTries(ledger, pair, tries =>
    outcome?.ok ? afterSuccess(tries, made) : tries.filter(({ id }) => id !== made.id),
  )
}

/** AWS has looked at the keys or the MFA code, and refused them. */
const isAboutKeys = ({ kind, code }: Failure): boolean =>
  code !== undefined && (kind === 'invalid' || kind === 'forbidden' || kind === 'expired')

/** Of several writers one succeeds in each round, and after five the pair is locked. */
const MAX_ROUNDS = 100

async function changeTries(
  ledger: Ledger,
  pair: string,
  change: (tries: SignInTry[]) => SignInTry[],
): Promise<void> {
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const kept = await readFailedSignIns(ledger, pair)
    const before = storedTries.parse(kept.tries)
    const tries = change(before)
    if (JSON.stringify(tries) === JSON.stringify(before)) return
    const newestAt = new Date(Math.max(0, ...tries.map(({ atMs }) => atMs))).toISOString()
    const { version } = kept
    if (await replaceFailedSignIns(ledger, pair, { tries, newestAt, version })) return
  }
  throw new Error('The failed sign-ins could not be written: too many others were writing them')
}

function toLockFailure(lockedMs: number): Failure {
  const minutes = Math.ceil(lockedMs / 60_000)
  const message =
    'Too many failed sign-ins with this key from this address. ' +
    `Try again in ${minutes === 1 ? '1 minute' : `${minutes} minutes`}.`
  return { kind: 'throttled', message }
}
