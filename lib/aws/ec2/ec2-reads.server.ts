import 'server-only'
import {
  paginateDescribeSecurityGroups,
  paginateDescribeSubnets,
  paginateDescribeVpcs,
} from '@aws-sdk/client-ec2'
import type { SecurityGroup, Subnet, Vpc } from '@aws-sdk/client-ec2'
import { callAws } from '../call-aws.server.ts'
import { ec2Client } from '../clients.server.ts'
import type { AwsAccess } from '../clients.server.ts'
import type { Result } from '../../result.ts'

/** What a task with network mode awsvpc can be put into. */
export interface Networks {
  vpcs: Vpc[]
  subnets: Subnet[]
  securityGroups: SecurityGroup[]
}

export function readNetworks(access: AwsAccess): Promise<Result<Networks>> {
  const client = ec2Client(access)
  return callAws(async () => {
    const [vpcs, subnets, securityGroups] = await Promise.all([
      collect(paginateDescribeVpcs({ client }, {}), page => page.Vpcs),
      collect(paginateDescribeSubnets({ client }, {}), page => page.Subnets),
      collect(paginateDescribeSecurityGroups({ client }, {}), page => page.SecurityGroups),
    ])
    return { vpcs, subnets, securityGroups }
  })
}

async function collect<Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => Item[] | undefined,
): Promise<Item[]> {
  const items: Item[] = []
  for await (const page of pages) items.push(...(itemsOf(page) ?? []))
  return items
}
