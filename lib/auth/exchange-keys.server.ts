import 'server-only'
import { parseArn, principalNameOf, toArn } from '../aws/arn.ts'
import type { AwsAccess, AwsCredentials } from '../aws/clients.server.ts'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import { assumeRole, getCallerIdentity, getSessionToken } from '../aws/sts/sts-calls.server.ts'
import type { CallerIdentity } from '../aws/sts/sts-calls.server.ts'

/** What an operator pastes on the sign-in page. */
export interface PastedKeys {
  accessKeyId: string
  secretAccessKey: string
  sessionToken?: string
  roleArn?: string
  /** ARN of the MFA device; derived from the user's name where it is left empty. */
  mfaSerial?: string
  mfaCode?: string
}

export interface SessionIdentity extends CallerIdentity {
  credentials: AwsCredentials
}

const HOUR_S = 3600
/** GetSessionToken allows up to 36 h. A working day is enough. */
const SESSION_S = 12 * HOUR_S
/** AssumeRole refuses a longer duration than the role allows, and doesn't name the limit. */
const ROLE_DURATIONS_S = [12, 8, 4, 2, 1].map(hours => hours * HOUR_S)

/**
 * Checks the keys with GetCallerIdentity and exchanges long-term ones for temporary credentials:
 * AssumeRole where a role is given, else GetSessionToken. The long-term keys are not kept.
 */
export async function exchangeKeys(
  keys: PastedKeys,
  where: { region: string; endpoint?: string },
): Promise<Result<SessionIdentity>> {
  const exchanged = await exchange(keys, { ...where, credentials: keys })
  return exchanged.ok ? exchanged : fail(inWordsOfSignIn(exchanged.failure))
}

async function exchange(keys: PastedKeys, access: AwsAccess): Promise<Result<SessionIdentity>> {
  const caller = await getCallerIdentity(access)
  if (!caller.ok) return caller
  const mfa = toMfa(keys, caller.value)
  if (keys.roleArn) {
    const role = { RoleArn: keys.roleArn, RoleSessionName: sessionNameOf(caller.value), ...mfa }
    const assumed = await assumeForLongest(access, role)
    return assumed.ok ? identify(access, assumed.value) : assumed
  }
  if (keys.sessionToken) {
    const { accessKeyId, secretAccessKey, sessionToken } = keys
    return succeed({
      ...caller.value,
      credentials: { accessKeyId, secretAccessKey, sessionToken },
    })
  }
  const given = await getSessionToken(access, { DurationSeconds: SESSION_S, ...mfa })
  return given.ok ? succeed({ ...caller.value, credentials: given.value }) : given
}

/** A role's session is another principal than the user who assumed it. */
async function identify(
  access: AwsAccess,
  credentials: AwsCredentials,
): Promise<Result<SessionIdentity>> {
  const caller = await getCallerIdentity({ ...access, credentials })
  return caller.ok ? succeed({ ...caller.value, credentials }) : caller
}

async function assumeForLongest(
  access: AwsAccess,
  role: { RoleArn: string; RoleSessionName: string },
): Promise<Result<AwsCredentials>> {
  let last: Result<AwsCredentials> | undefined
  for (const DurationSeconds of ROLE_DURATIONS_S) {
    last = await assumeRole(access, { ...role, DurationSeconds })
    if (last.ok || !isTooLong(last.failure)) return last
  }
  return last ?? fail({ kind: 'rejected', message: 'The role doesn’t allow a session of an hour.' })
}

/** "The requested DurationSeconds exceeds the MaxSessionDuration set for this role", 1 h when chained. */
const isTooLong = ({ code, detail }: Failure): boolean =>
  code === 'ValidationError' && /DurationSeconds exceeds/i.test(detail ?? '')

function toMfa({ mfaCode, mfaSerial }: PastedKeys, { principalArn }: CallerIdentity) {
  if (!mfaCode) return {}
  return { SerialNumber: mfaSerial || mfaSerialOf(principalArn), TokenCode: mfaCode }
}

/** A virtual MFA device carries its user's name unless somebody chose another. */
function mfaSerialOf(userArn: string): string {
  const user = parseArn(userArn)
  if (!user?.resource.startsWith('user/')) return userArn
  return toArn({ ...user, resource: `mfa/${principalNameOf(userArn)}` })
}

const sessionNameOf = ({ principalArn }: CallerIdentity): string =>
  principalNameOf(principalArn)
    .replace(/[^\w+=,.@-]/g, '-')
    .slice(0, 64) || 'slipway'

/** Whether the secret is wrong. A wrong clock or Region has the same code with other words. */
const isWrongSecret = ({ code, detail }: Failure): boolean =>
  /^(SignatureDoesNotMatch|InvalidSignatureException)$/.test(code ?? '') &&
  !/expired|not yet current|scoped/i.test(detail ?? '')

function inWordsOfSignIn(failure: Failure): Failure {
  if (failure.kind === 'expired' || isWrongSecret(failure)) {
    const message = /expired/i.test(failure.code ?? '')
      ? 'The session token has expired. Get new temporary credentials and paste those.'
      : 'AWS does not know these keys. Check the access key ID, the secret and, for temporary keys, the session token.'
    return { ...failure, kind: 'invalid', message }
  }
  if (failure.kind === 'forbidden') {
    return { ...failure, message: 'AWS refused the sign-in. Check the MFA code and the role.' }
  }
  return failure
}
