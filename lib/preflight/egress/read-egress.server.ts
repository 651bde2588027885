import 'server-only'
import { readEndpoints, readRouteTables, readSubnets } from '../../aws/ec2/route-reads.server.ts'
import { toUnknown } from '../facts/explain-failure.ts'
import { explainEgress } from './explain-egress.ts'
import { judgeSubnet } from './judge-subnet.ts'
import type { LaunchFacts } from '../facts/launch-facts.server.ts'
import type { Finding } from '../facts/preflight-check.ts'
import type { Need } from './reach-needs.ts'

const SUBNETS_PATH = 'networkConfiguration.awsvpcConfiguration.subnets'

const NOT_JUDGED = 'Security groups and network ACLs were not checked.'

/**
 * Whether a task in the chosen subnets reaches what it needs.
 *
 * @param what the beginning of a sentence, such as `Whether the image can be reached`
 */
export async function judgeEgress(
  facts: LaunchFacts,
  needs: Need[],
  what: string,
): Promise<Finding[]> {
  const { aws, values, host } = facts
  const { subnets: subnetIds, assignPublicIp } = values.networkConfiguration.awsvpcConfiguration
  if (subnetIds.length === 0) {
    const sentence = `${what} is unknown until you choose a subnet.`
    return [{ verdict: 'unknown', sentence, evidence: [], path: SUBNETS_PATH }]
  }
  const subnets = await readSubnets(aws, subnetIds)
  if (!subnets.ok) return [toUnknown(what, 'ec2:DescribeSubnets', subnets.failure, SUBNETS_PATH)]
  const known = new Set(subnets.value.map(({ SubnetId }) => SubnetId))
  const absent = subnetIds.filter(id => !known.has(id)).map(toAbsent)
  const vpcIds = [...new Set(subnets.value.flatMap(({ VpcId }) => VpcId ?? []))]
  if (vpcIds.length === 0) return absent
  const [tables, endpoints] = await Promise.all([
    readRouteTables(aws, vpcIds),
    readEndpoints(aws, vpcIds),
  ])
  if (!tables.ok) {
    return [...absent, toUnknown(what, 'ec2:DescribeRouteTables', tables.failure, SUBNETS_PATH)]
  }
  const network = {
    region: aws.region,
    // A task on an instance gets no public IP (API Reference, AwsVpcConfiguration).
    hasPublicIp: host === 'fargate' && assignPublicIp === 'ENABLED',
    tables: tables.value,
    endpoints: endpoints.ok ? endpoints.value : [],
  }
  const judged = subnets.value.map(subnet => judgeSubnet(subnet, needs, network))
  const found = explainEgress(judged, SUBNETS_PATH).map(finding => {
    // Endpoints that could not be read may be all that a subnet without a route needs.
    if (endpoints.ok || finding.verdict === 'fine') return finding
    const lost = toUnknown(what, 'ec2:DescribeVpcEndpoints', endpoints.failure, SUBNETS_PATH)
    return { ...lost, evidence: [...finding.evidence, ...lost.evidence] }
  })
  return [...absent, ...found].map(finding => ({
    ...finding,
    evidence: [...finding.evidence, NOT_JUDGED],
  }))
}

const toAbsent = (id: string): Finding => ({
  verdict: 'problem',
  sentence: `Subnet ${id} doesn’t exist, or you aren’t allowed to see it.`,
  evidence: [`ec2:DescribeSubnets: no ${id}`],
  path: SUBNETS_PATH,
})
