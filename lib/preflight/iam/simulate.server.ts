import 'server-only'
import { parsePrincipalArn } from '../../aws/arn.ts'
import { simulatePolicy } from '../../aws/iam/simulate-policy.server.ts'
import type { SimulationQuery } from '../../aws/iam/simulate-policy.server.ts'
import { judgeDecision } from './judge-decision.ts'
import type { DecisionWords } from './judge-decision.ts'
import { toUnknown } from '../facts/explain-failure.ts'
import type { LaunchFacts } from '../facts/launch-facts.server.ts'
import { findPolicySource } from './policy-source.server.ts'
import type { Finding } from '../facts/preflight-check.ts'

type Query = Omit<SimulationQuery, 'source'>

/** Simulates the operator's own policies. */
export async function simulateCaller(
  facts: LaunchFacts,
  query: Query,
  words: Omit<DecisionWords, 'who'>,
): Promise<Finding[]> {
  const source = await findPolicySource(facts)
  if (!source.ok) {
    const reason = source.failure.message
    const sentence = `Whether you can ${words.what} is unknown. ${reason}`
    return [{ verdict: 'unknown', sentence, reason, evidence: [facts.operator.principalArn] }]
  }
  const asked = { ...query, source: source.value, context: withRequest(facts, query) }
  const isSession = parsePrincipalArn(facts.operator.principalArn)?.kind === 'assumed-role'
  const findings = await simulate(facts, asked, { who: 'You', ...words })
  if (!isSession) return findings
  const note = 'The session’s own policies were not simulated.'
  return findings.map(finding => ({ ...finding, evidence: [...finding.evidence, note] }))
}

/** Simulates the policies of a role. */
export const simulateRole = (
  facts: LaunchFacts,
  query: Query & { source: string },
  words: DecisionWords,
): Promise<Finding[]> => simulate(facts, { ...query, context: withRequest(facts, query) }, words)

async function simulate(
  { aws }: LaunchFacts,
  query: SimulationQuery,
  words: DecisionWords,
): Promise<Finding[]> {
  const decisions = await simulatePolicy(aws, query)
  if (decisions.ok) return decisions.value.map(decision => judgeDecision(decision, words))
  const who = words.who === 'You' ? 'you' : words.who
  const what = `Whether ${who} can ${words.what}`
  return [toUnknown(what, 'iam:SimulatePrincipalPolicy', decisions.failure, words.path)]
}

/** The global keys that all our requests carry (IAM User Guide, global condition context keys). */
const withRequest = ({ aws }: LaunchFacts, { context }: Query) => ({
  'aws:RequestedRegion': aws.region,
  'aws:SecureTransport': true,
  ...context,
})
