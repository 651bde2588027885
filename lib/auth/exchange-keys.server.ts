import 'server-only'
import {
  AssumeRoleCommand,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts'
import type { Credentials, STSClient } from '@aws-sdk/client-sts'
import { callAws } from '../aws/call-aws.server.ts'
import { stsClient } from '../aws/clients.server.ts'
import type { AwsCredentials } from '../aws/clients.server.ts'
import { fail, succeed } from '../aws/failure.ts'
import type { Failure, Result } from '../aws/failure.ts'

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

export interface SessionIdentity {
  accountId: string
  principalArn: string
  credentials: AwsCredentials
}

const HOUR_S = 3600
/** GetSessionToken gives up to 36 h; a working day is enough. */
const SESSION_S = 12 * HOUR_S
/** AssumeRole refuses more than the role allows, and does not say how much that is. */
const ROLE_DURATIONS_S = [12, 8, 4, 2, 1].map(hours => hours * HOUR_S)

/**
 * Checks the keys with GetCallerIdentity and exchanges long-term ones for temporary credentials:
 * AssumeRole where a role is given, else GetSessionToken. The long-term keys are not kept.
 */
export async function exchangeKeys(
  keys: PastedKeys,
  { region, endpoint }: { region: string; endpoint?: string },
): Promise<Result<SessionIdentity>> {
  const access = { region, endpoint }
  const pasted = stsClient({ ...access, credentials: keys })
  const caller = await identify(pasted, keys)
  if (!caller.ok) return caller
  const exchanged = await exchange(pasted, keys, caller.value)
  if (!exchanged.ok) return exchanged
  if (exchanged.value === keys) return caller
  return identify(stsClient({ ...access, credentials: exchanged.value }), exchanged.value)
}

async function identify(
  sts: STSClient,
  credentials: AwsCredentials,
): Promise<Result<SessionIdentity>> {
  const answer = await callAws(() => sts.send(new GetCallerIdentityCommand({})))
  if (!answer.ok) return fail(inWordsOfSignIn(answer.failure))
  const { Account: accountId, Arn: principalArn } = answer.value
  if (!accountId || !principalArn) {
    return fail({
      kind: 'unreachable',
      message: 'AWS did not say whose keys these are. Try again.',
    })
  }
  return succeed({ accountId, principalArn, credentials })
}

async function exchange(
  sts: STSClient,
  keys: PastedKeys,
  caller: SessionIdentity,
): Promise<Result<AwsCredentials>> {
  const mfa = keys.mfaCode
    ? { SerialNumber: keys.mfaSerial || mfaSerialOf(caller.principalArn), TokenCode: keys.mfaCode }
    : {}
  if (keys.roleArn) return assumeRole(sts, { RoleArn: keys.roleArn, ...mfa }, sessionNameOf(caller))
  if (keys.sessionToken) return succeed(keys)
  return toCredentials(
    await callAws(() =>
      sts.send(new GetSessionTokenCommand({ DurationSeconds: SESSION_S, ...mfa })),
    ),
  )
}

async function assumeRole(
  sts: STSClient,
  role: { RoleArn: string; SerialNumber?: string; TokenCode?: string },
  RoleSessionName: string,
): Promise<Result<AwsCredentials>> {
  let last: Result<AwsCredentials> | undefined
  for (const DurationSeconds of ROLE_DURATIONS_S) {
    const command = new AssumeRoleCommand({ ...role, RoleSessionName, DurationSeconds })
    last = toCredentials(await callAws(() => sts.send(command)))
    if (last.ok || !isTooLong(last.failure)) return last
  }
  return last ?? fail({ kind: 'rejected', message: 'The role allows no session of an hour.' })
}

/** "The requested DurationSeconds exceeds the MaxSessionDuration set for this role", and 1 h when chained. */
const isTooLong = ({ code, detail }: Failure): boolean =>
  code === 'ValidationError' && /DurationSeconds exceeds/i.test(detail ?? '')

function toCredentials(answer: Result<{ Credentials?: Credentials }>): Result<AwsCredentials> {
  if (!answer.ok) return fail(inWordsOfSignIn(answer.failure))
  const { AccessKeyId, SecretAccessKey, SessionToken, Expiration } = answer.value.Credentials ?? {}
  if (!AccessKeyId || !SecretAccessKey || !SessionToken) {
    return fail({ kind: 'unreachable', message: 'AWS gave no temporary credentials. Try again.' })
  }
  return succeed({
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
    expiresAt: Expiration,
  })
}

/** A virtual MFA device carries its user's name unless somebody chose another. */
const mfaSerialOf = (userArn: string): string => userArn.replace(/:user\/(?:.*\/)?/, ':mfa/')

const sessionNameOf = ({ principalArn }: SessionIdentity): string =>
  principalArn
    .slice(principalArn.lastIndexOf('/') + 1)
    .replace(/[^\w+=,.@-]/g, '-')
    .slice(0, 64) || 'slipway'

function inWordsOfSignIn(failure: Failure): Failure {
  if (failure.kind === 'expired') {
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
