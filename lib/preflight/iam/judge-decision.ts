import type { SimulatedDecision } from '../../aws/iam/simulate-policy.server.ts'
import type { Finding, CheckVerdict } from '../facts/preflight-check.ts'

export interface DecisionWords {
  /** Who it is about, such as `You` or `Task role app-task`. */
  who: string
  /** What it is about, such as `pass role app-task to ECS`. */
  what: string
  path?: string
}

/** The finding of a simulation. A decision that misses a condition key is not final. */
export function judgeDecision(
  decision: SimulatedDecision,
  { who, what, path }: DecisionWords,
): Finding {
  const verdict = toVerdict(decision)
  const keys = decision.missingKeys.join(', ')
  const sentences: Record<CheckVerdict, string> = {
    fine: `${who} can ${what}.`,
    warning: `${who} can ${what}, unless a condition on ${keys} denies it.`,
    unknown: `Whether ${who === 'You' ? 'you' : who} can ${what} depends on ${keys}, which the simulation doesn’t know.`,
    problem: `${who} ${who === 'You' ? 'aren’t' : 'isn’t'} allowed to ${what}.`,
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
