import type { Failure } from '../../result.ts'
import type { Finding } from './preflight-check.ts'

/** Why a call told nothing: never a verdict on the launch itself. */
export function toUnknown(what: string, action: string, failure: Failure, path?: string): Finding {
  const reason = toReason(action, failure)
  return {
    verdict: 'unknown',
    sentence: `${what} could not be checked: ${reason}`,
    reason,
    evidence: [`${action}: ${toAwsWords(failure)}`],
    ...(path && { path }),
  }
}

export const toAwsWords = ({ code, detail, message }: Failure): string =>
  [code, detail ?? message].filter(Boolean).join(': ')

/** IAM knows no credentials of GetSessionToken that carry no MFA (API Reference, GetSessionToken). */
const isUnknownToIam = (action: string, { code }: Failure): boolean =>
  action.startsWith('iam:') && code === 'InvalidClientTokenId'

function toReason(action: string, failure: Failure): string {
  if (isUnknownToIam(action, failure)) {
    return 'IAM does not take these credentials. Those of GetSessionToken can call it only with MFA: sign in with an MFA code, or with a role.'
  }
  switch (failure.kind) {
    case 'forbidden':
      return `${action} is denied to you.`
    case 'throttled':
      return `AWS answers too many requests of this account to take ${action}. Run it again in a few seconds.`
    case 'unreachable':
      return `${action} got no answer.`
    case 'expired':
      return 'AWS no longer accepts these credentials. Sign in again.'
    case 'invalid':
    case 'rejected':
      return `AWS refused ${action}.`
  }
}
