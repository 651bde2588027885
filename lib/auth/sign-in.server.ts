import 'server-only'
import { z } from 'zod'
import { isRoleArn } from '../aws/arn.ts'
import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'
import type { Ledger } from '../ledger/open-ledger.server.ts'
import { DEMO_KEYS } from './demo-keys.ts'
import { exchangeKeys } from './exchange-keys.server.ts'
import type { PastedKeys } from './exchange-keys.server.ts'
import { lockSignIn } from './lock-sign-in.server.ts'
import type { Settings, SignInMethod } from '../settings/settings.ts'
import { storeSession } from './vault.server.ts'

const blankIsAbsent = (label: string) =>
  z
    .string(`${label}: paste it as text`)
    .trim()
    .max(4096, `${label}: at most 4096 characters`)
    .optional()
    .transform(text => text || undefined)

const PASTE_BOTH = 'Paste an access key ID and its secret.'

const pastedKeys = z.object(
  {
    accessKeyId: z
      .string('Access key ID: paste it, 16 to 128 letters and digits')
      .trim()
      .regex(/^\w{16,128}$/, 'Access key ID: 16 to 128 letters and digits'),
    secretAccessKey: z
      .string('Secret access key: paste the whole key')
      .trim()
      .min(1, 'Secret access key: paste the whole key')
      .max(256, 'Secret access key: at most 256 characters'),
    sessionToken: blankIsAbsent('Session token'),
    roleArn: blankIsAbsent('Role').pipe(
      z
        .string()
        .refine(isRoleArn, 'Role: paste an ARN such as arn:aws:iam::111122223333:role/operator')
        .optional(),
    ),
    mfaSerial: blankIsAbsent('MFA device'),
    mfaCode: blankIsAbsent('MFA code').pipe(
      z
        .string()
        .regex(/^\d{6}$/, 'MFA code: six digits')
        .optional(),
    ),
  },
  PASTE_BOTH,
)

/** What the JWT carries of a signed-in operator, and nothing else. */
export interface SignedIn {
  sub: string
  sid: string
}

export interface SignInContext {
  ledger: Ledger
  settings: Pick<Settings, 'signInMethods' | 'defaultRegion' | 'idleMs'>
  now: Date
  /** The client's address. */
  address: string
  endpoint?: string
}

/** Turns what was pasted into a session with temporary credentials. */
export async function signIn(
  ctx: SignInContext,
  method: SignInMethod,
  fields: unknown,
): Promise<Result<SignedIn>> {
  if (!ctx.settings.signInMethods.includes(method)) {
    return fail({ kind: 'forbidden', message: 'This server doesn’t offer this way to sign in.' })
  }
  if (method === 'demo') return beginSession(ctx, method, DEMO_KEYS)
  const keys = readKeys(fields)
  if (!keys.ok) return keys
  const { accessKeyId, mfaCode } = keys.value
  const source = { accessKeyId, address: ctx.address, mfa: mfaCode !== undefined }
  return lockSignIn(ctx, source, () => beginSession(ctx, method, keys.value))
}

async function beginSession(
  ctx: SignInContext,
  method: SignInMethod,
  keys: PastedKeys,
): Promise<Result<SignedIn>> {
  const { defaultRegion: region, idleMs } = ctx.settings
  const identity = await exchangeKeys(keys, { region, endpoint: ctx.endpoint })
  if (!identity.ok) return identity
  const sid = await storeSession(ctx.ledger, identity.value, {
    method,
    region,
    now: ctx.now,
    idleMs,
  })
  return succeed({ sub: identity.value.principalArn, sid })
}

function readKeys(fields: unknown): Result<PastedKeys> {
  const parsed = pastedKeys.safeParse(fields)
  if (parsed.success) return succeed(parsed.data)
  const [issue] = parsed.error.issues
  return fail({
    kind: 'invalid',
    message: issue?.message ?? PASTE_BOTH,
  })
}
