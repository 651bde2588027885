import type { SubnetEgress } from './judge-subnet.ts'
import type { Finding } from '../facts/preflight-check.ts'

/** One finding for all subnets that reach, and fail to reach, the same. */
export function explainEgress(judged: readonly SubnetEgress[], path: string): Finding[] {
  const groups = Map.groupBy(judged, ({ verdict, unmet }) => JSON.stringify([verdict, unmet]))
  return [...groups.values()].map(group => toFinding(group, path))
}

function toFinding(group: readonly SubnetEgress[], path: string): Finding {
  const [{ verdict, unmet } = { verdict: 'unknown' as const, unmet: [] }] = group
  const subnets = group.map(({ subnetId }) => subnetId).join(', ')
  const what = [...new Set(unmet)].join(', ')
  const sentences = {
    fine: `${subnets} can reach everything that the task needs.`,
    problem: `${subnets} can’t reach ${what}.`,
    unknown: `Whether ${subnets} can reach ${what} is unknown: routes don’t show it.`,
  }
  return {
    verdict,
    sentence: sentences[verdict],
    evidence: group.map(({ evidence }) => evidence),
    ...(verdict !== 'fine' && { path }),
  }
}
