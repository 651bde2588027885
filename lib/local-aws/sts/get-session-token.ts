import { AwsError } from '../aws-error.ts'
import { mfaSerialNumber } from '../iam/iam-state.ts'
import type { Call, Operation } from '../operation.ts'
import { readInteger, readString } from '../protocol/read-input.ts'
import { issueSession } from './issue-session.ts'
import { checkDuration } from './validation-error.ts'

/** For long-term keys only: 15 minutes to 36 hours (API Reference, GetSessionToken). */
export const getSessionToken: Operation = (input, call) => {
  const { principal, world } = call
  const durationSeconds = checkDuration(readInteger(input, 'DurationSeconds'), {
    low: 900,
    high: 129_600,
    usual: 43_200,
  })
  if (principal.kind !== 'user')
    throw new AwsError('AccessDenied', 'Cannot call GetSessionToken with session credentials', 403)
  checkMfa(readString(input, 'SerialNumber'), readString(input, 'TokenCode'), call)
  const credentials = issueSession(world, { ...principal, kind: 'session' }, durationSeconds)
  return { Credentials: credentials }
}

export function checkMfa(
  serialNumber: string | undefined,
  tokenCode: string | undefined,
  { principal, world }: Call,
): void {
  if (serialNumber === undefined && tokenCode === undefined) return
  const refuse = (detail: string) =>
    new AwsError('AccessDenied', `MultiFactorAuthentication failed${detail}`, 403)
  if (serialNumber === undefined || tokenCode === undefined)
    throw refuse(', must provide both MFA serial number and one time pass code.')
  const owner = [...world.iam.users.values()].find(user => user.userId === principal.userId)
  if (!owner?.mfaCode || mfaSerialNumber(owner) !== serialNumber)
    throw refuse(
      ', unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    )
  if (owner.mfaCode !== tokenCode) throw refuse(' with invalid MFA one time pass code. ')
}
