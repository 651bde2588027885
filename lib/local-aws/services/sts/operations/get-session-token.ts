import { AwsError } from '../../../world/aws-error.ts'
import { readInteger, readString } from '../../../http/protocol/read-input.ts'
import { checkConstraints } from '../../../world/check-constraints.ts'
import { mfaChecks, provesMfa } from '../check-mfa.ts'
import { issueSession } from '../issue-session.ts'
import type { SignedOperation } from '../../iam/signed-call.ts'

/** API Reference, GetSessionToken: for long-term keys only, from 15 minutes to 36 hours. */
export const getSessionToken: SignedOperation = (input, call) => {
  const durationSeconds = readInteger(input, 'DurationSeconds') ?? 43_200
  const mfa = {
    serialNumber: readString(input, 'SerialNumber'),
    tokenCode: readString(input, 'TokenCode'),
  }
  checkConstraints([
    { member: 'durationSeconds', value: durationSeconds, constraint: { low: 900, high: 129_600 } },
    ...mfaChecks(mfa),
  ])
  const { principal, world } = call
  if (principal.kind !== 'user')
    throw new AwsError('AccessDenied', 'Cannot call GetSessionToken with session credentials', 403)
  const credentials = issueSession(world, { ...principal, kind: 'session' }, durationSeconds, {
    hasMfa: provesMfa(mfa, call),
    tags: {},
    transitiveTagKeys: [],
  })
  return { Credentials: credentials }
}
