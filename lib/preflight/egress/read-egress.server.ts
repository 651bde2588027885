import 'server-only'
import { readEndpoints, readRouteTables, readSubnets } from '../../aws/ec2/route-reads.server.ts'
import { toUnknown } from '../facts/explain-failure.ts'
import { explainWays } from './explain-egress.ts'
import { judgeSubnet } from './judge-subnet.ts'
import type { LaunchFacts } from '../facts/launch-facts.server.ts'
import type { Finding } from '../facts/preflight-check.ts'
import type { Need } from './reach-needs.ts'

export const subnetsPath = 'networkConfiguration.awsvpcConfiguration.subnets'

const NOT_JUDGED = 'Judged by routes and endpoints; security groups and network ACLs are not.'

/**
 * One finding for each chosen subnet: whether a task there reaches what it needs.
 * @param what the beginning of the sentence where nothing can be told, such as `The way to the image`
 */
export async function judgeWays(
  facts: LaunchFacts,
  needs: Need[],
  what: string,
): Promise<Finding[]> {
  const { aws, values, host } = facts
  const { subnets: subnetIds, assignPublicIp } = values.networkConfiguration.awsvpcConfiguration
  if (subnetIds.length === 0) {
    const sentence = `${what} could not be checked: no subnet is chosen yet.`
    return [{ verdict: 'unknown', sentence, evidence: [], path: subnetsPath }]
  }
  const subnets = await readSubnets(aws, subnetIds)
  if (!subnets.ok) return [toUnknown(what, 'ec2:DescribeSubnets', subnets.failure, subnetsPath)]
  const vpcIds = [...new Set(subnets.value.flatMap(it => it.VpcId ?? []))]
  const absent = subnetIds.filter(id => !subnets.value.some(it => it.SubnetId === id)).map(toAbsent)
  if (vpcIds.length === 0) return absent
  const [tables, endpoints] = await Promise.all([
    readRouteTables(aws, vpcIds),
    readEndpoints(aws, vpcIds),
  ])
  if (!tables.ok) return [toUnknown(what, 'ec2:DescribeRouteTables', tables.failure, subnetsPath)]
  const network = {
    region: aws.region,
    // A task on an instance is given no public IP (API Reference, AwsVpcConfiguration).
    hasPublicIp: host === 'fargate' && assignPublicIp === 'ENABLED',
    tables: tables.value,
    endpoints: endpoints.ok ? endpoints.value : [],
  }
  const ways = subnets.value.map(subnet => judgeSubnet(subnet, needs, network))
  const found = explainWays(ways, subnetsPath).map(finding => {
    // Routes alone were enough for it; else endpoints that are not shown might be.
    if (endpoints.ok || finding.verdict === 'fine') return finding
    const lost = toUnknown(what, 'ec2:DescribeVpcEndpoints', endpoints.failure, subnetsPath)
    return { ...lost, evidence: [...finding.evidence, ...lost.evidence] }
  })
  return [...absent, ...found].map(it => ({ ...it, evidence: [...it.evidence, NOT_JUDGED] }))
}

const toAbsent = (id: string): Finding => ({
  verdict: 'problem',
  sentence: `Subnet ${id} is not there, or is not shown to you.`,
  evidence: [`ec2:DescribeSubnets: no ${id}`],
  path: subnetsPath,
})
