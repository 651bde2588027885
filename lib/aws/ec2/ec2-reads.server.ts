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

/** EC2 asks callers to page; it takes 1,000 a page at most (API Reference). */
const PER_PAGE = 1000

/** What a task with network mode awsvpc can be put into. Each list has a permission of its own. */
export interface Networks {
  vpcs: Result<Vpc[]>
  subnets: Result<Subnet[]>
  securityGroups: Result<SecurityGroup[]>
}

export async function readNetworks(access: AwsAccess): Promise<Networks> {
  const client = ec2Client(access)
  const config = { client, pageSize: PER_PAGE }
  const [vpcs, subnets, securityGroups] = await Promise.all([
    collect(paginateDescribeVpcs(config, {}), page => page.Vpcs),
    collect(paginateDescribeSubnets(config, {}), page => page.Subnets),
    collect(paginateDescribeSecurityGroups(config, {}), page => page.SecurityGroups),
  ])
  return { vpcs, subnets, securityGroups }
}

const collect = <Page, Item>(
  pages: AsyncIterable<Page>,
  itemsOf: (page: Page) => Item[] | undefined,
): Promise<Result<Item[]>> =>
  callAws(async () => {
    const items: Item[] = []
    for await (const page of pages) items.push(...(itemsOf(page) ?? []))
    return items
  })
