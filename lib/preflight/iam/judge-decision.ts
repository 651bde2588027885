import type { SimulatedDecision } from '../../aws/iam/simulate-policy.server.ts'
import type { Finding, CheckVerdict } from '../facts/preflight-check.ts'

export interface DecisionWords {
  /** Who it is about, such as `You` or `Task role app-task`. */
  who: string
  /** What is asked, such as `pass role app-task to ECS`. */
  what: string
  path?: string
}

/** What a simulation says, in IAM's words. A condition that it was not given is not a decision. */
export function judgeDecision(
  decision: SimulatedDecision,
  { who, what, path }: DecisionWords,
): Finding {
  const verdict = toVerdict(decision)
  const keys = decision.missingKeys.join(', ')
  const sentences: Record<CheckVerdict, string> = {
    fine: `${who} may ${what}.`,
    warning: `${who} may ${what}, unless a condition on ${keys} decides otherwise.`,
    unknown: `Whether ${who === 'You' ? 'you' : who} may ${what} depends on ${keys}, which a simulation does not know.`,
    problem: `${who} may not ${what}.`,
  }
  return {
    verdict,
    sentence: sentences[verdict],
    evidence: [toEvidence(decision)],
    ...(path && { path }),
  }
}

function toVerdict({ decision, missingKeys }: SimulatedDecision): CheckVerdict {
  if (decision === 'allowed') return missingKeys.length > 0 ? 'warning' : 'fine'
  return missingKeys.length > 0 ? 'unknown' : 'problem'
}

const deniers = {
  organization: 'a policy of the organization does not allow it',
  boundary: 'the permissions boundary does not allow it',
}

function toEvidence({
  action,
  resource,
  decision,
  policies,
  missingKeys,
  deniedBy,
}: SimulatedDecision) {
  const why = policies.length > 0 ? `policy ${policies.join(', ')}` : 'no statement matches'
  const more = [
    ...(deniedBy ? [deniers[deniedBy]] : []),
    ...(missingKeys.length > 0 ? [`not given: ${missingKeys.join(', ')}`] : []),
  ]
  return `${action} on ${resource}: ${decision}, ${[why, ...more].join('; ')}`
}
