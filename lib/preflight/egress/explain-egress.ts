import type { SubnetWay } from './judge-subnet.ts'
import type { Finding } from '../facts/preflight-check.ts'

/** Subnets with the same ways are told in one sentence. */
export function explainWays(ways: readonly SubnetWay[], path: string): Finding[] {
  const groups = new Map<string, SubnetWay[]>()
  for (const way of ways) {
    const key = JSON.stringify([way.verdict, way.unmet])
    groups.set(key, [...(groups.get(key) ?? []), way])
  }
  return [...groups.values()].map(group => toFinding(group, path))
}

function toFinding(group: readonly SubnetWay[], path: string): Finding {
  const [{ verdict, unmet } = { verdict: 'unknown' as const, unmet: [] }] = group
  const subnets = group.map(it => it.subnetId).join(', ')
  const what = [...new Set(unmet)].join(', ')
  const has = group.length === 1 ? 'has' : 'have'
  const sentences = {
    fine: `${subnets} ${has} a way to all of it, as far as routes tell.`,
    problem: `${subnets} ${has} no way to ${what}.`,
    unknown: `Whether ${subnets} ${has} a way to ${what} could not be checked: routes do not tell.`,
  }
  return {
    verdict,
    sentence: sentences[verdict],
    evidence: group.map(it => it.evidence),
    ...(verdict !== 'fine' && { path }),
  }
}
