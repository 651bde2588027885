import { NEEDS_MFA, needsMfa } from '../../aws/iam/needs-mfa.ts'
import type { Failure } from '../../result.ts'
import type { Finding } from './preflight-check.ts'

/**
 * The finding of a check whose call failed. It says nothing about the launch itself.
 *
 * @param what the beginning of a sentence, such as `Whether log group app exists`
 */
export function toUnknown(what: string, action: string, failure: Failure, path?: string): Finding {
  const reason = toReason(action, failure)
  return {
    verdict: 'unknown',
    sentence: `${what} is unknown. ${reason}`,
    reason,
    evidence: [`${action}: ${toAwsWords(failure)}`],
    ...(path && { path }),
  }
}

export const toAwsWords = ({ code, detail, message }: Failure): string =>
  [code, detail ?? message].filter(Boolean).join(': ')

function toReason(action: string, failure: Failure): string {
  if (action.startsWith('iam:') && needsMfa(failure)) return NEEDS_MFA
  switch (failure.kind) {
    case 'forbidden':
      return `You aren’t allowed to call ${action}.`
    case 'throttled':
      return `AWS is throttling ${action} for this account. Run the preflight again in a few seconds.`
    case 'unreachable':
      return failure.status === undefined
        ? `AWS did not respond to ${action}.`
        : `AWS answered ${action} with an error (${failure.status}).`
    case 'expired':
      return 'AWS no longer accepts these credentials. Sign in again.'
    case 'invalid':
    case 'rejected':
      return `AWS rejected ${action}.`
  }
}
