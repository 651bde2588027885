import { AwsError } from '../../world/aws-error.ts'
import { iamOf, mfaSerialNumber } from '../iam/iam-state.ts'
import type { Checked } from '../../world/check-constraints.ts'
import type { SignedCall } from '../iam/signed-call.ts'

export interface MfaInput {
  serialNumber: string | undefined
  tokenCode: string | undefined
}

export const mfaChecks = ({ serialNumber, tokenCode }: MfaInput): Checked[] => [
  {
    member: 'serialNumber',
    value: serialNumber,
    constraint: { least: 9, most: 256, pattern: '[\\w+=\\/:,.@\\-]*' },
  },
  { member: 'tokenCode', value: tokenCode, constraint: { least: 6, most: 6, pattern: '[\\d]*' } },
]

/**
 * Whether the call has a valid MFA code. False if it has none.
 * @throws AwsError AccessDenied for a missing part, another user's device or a wrong code.
 */
export function provesMfa({ serialNumber, tokenCode }: MfaInput, call: SignedCall): boolean {
  const { principal, world } = call
  if (serialNumber === undefined && tokenCode === undefined) return false
  const refuse = (detail: string) =>
    new AwsError('AccessDenied', `MultiFactorAuthentication failed${detail}`, 403)
  if (serialNumber === undefined || tokenCode === undefined)
    throw refuse(', must provide both MFA serial number and one time pass code.')
  const owner = [...iamOf(world).users.values()].find(user => user.userId === principal.userId)
  if (!owner?.mfaCode || mfaSerialNumber(owner) !== serialNumber)
    throw refuse(
      ', unable to validate MFA code.  Please verify your MFA serial number is valid and associated with this user.',
    )
  if (owner.mfaCode !== tokenCode) throw refuse(' with invalid MFA one time pass code. ')
  return true
}
