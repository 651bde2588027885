import 'server-only'
import type { RouteTable, SecurityGroup, Subnet, Tag, Vpc } from '@aws-sdk/client-ec2'
import type { AwsAccess } from '../aws/clients.server.ts'
import { isPublicSubnet } from '../aws/ec2/egress.ts'
import { readNetworks } from '../aws/ec2/ec2-reads.server.ts'
import { readRouteTables } from '../aws/ec2/route-reads.server.ts'
import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'
import type { NetworkChoices, SubnetChoice } from './choices.ts'
import { findWholeFailure } from './find-whole-failure.ts'

/** VPCs with their subnets and security groups, each by name. A list that is denied leaves the others. */
export async function listNetworks(access: AwsAccess): Promise<Result<NetworkChoices>> {
  const { vpcs, subnets, securityGroups } = await readNetworks(access)
  const failure = findWholeFailure([subnets, securityGroups, vpcs])
  if (failure) return fail(failure)
  const unread = {
    ...(!vpcs.ok && { vpcs: vpcs.failure }),
    ...(!subnets.ok && { subnets: subnets.failure }),
    ...(!securityGroups.ok && { securityGroups: securityGroups.failure }),
  }
  return succeed({
    ...(vpcs.ok && { vpcs: vpcs.value.map(toVpcChoice) }),
    ...(subnets.ok && { subnets: await toSubnetChoices(access, subnets.value) }),
    ...(securityGroups.ok && { securityGroups: toGroupChoices(securityGroups.value) }),
    ...(Object.keys(unread).length > 0 && { unread }),
  })
}

const toVpcChoice = (vpc: Vpc) => ({
  id: vpc.VpcId ?? '',
  name: nameOf(vpc.Tags),
  cidrBlock: vpc.CidrBlock ?? '',
  isDefault: vpc.IsDefault ?? false,
})

async function toSubnetChoices(access: AwsAccess, subnets: Subnet[]): Promise<SubnetChoice[]> {
  const vpcIds = [...new Set(subnets.flatMap(({ VpcId }) => VpcId ?? []))]
  const routes = vpcIds.length > 0 ? await readRouteTables(access, vpcIds) : succeed([])
  const tables = routes.ok ? routes.value : undefined
  return subnets
    .map(subnet => toSubnetChoice(subnet, tables))
    .sort((a, b) => (a.name ?? a.id).localeCompare(b.name ?? b.id))
}

const toSubnetChoice = (subnet: Subnet, tables: RouteTable[] | undefined): SubnetChoice => ({
  id: subnet.SubnetId ?? '',
  name: nameOf(subnet.Tags),
  vpcId: subnet.VpcId ?? '',
  availabilityZone: subnet.AvailabilityZone ?? '',
  cidrBlock: subnet.CidrBlock ?? '',
  availableIpAddressCount: subnet.AvailableIpAddressCount ?? 0,
  mapPublicIpOnLaunch: subnet.MapPublicIpOnLaunch ?? false,
  isPublic: tables && isPublicSubnet(subnet, tables),
  ...(subnet.Ipv6Native && { isIpv6Only: true }),
})

const toGroupChoices = (groups: SecurityGroup[]) =>
  groups
    .map(group => ({
      id: group.GroupId ?? '',
      name: group.GroupName ?? '',
      description: group.Description ?? '',
      vpcId: group.VpcId ?? '',
    }))
    .sort((a, b) => a.name.localeCompare(b.name))

const nameOf = (tags: Tag[] | undefined): string | undefined =>
  tags?.find(tag => tag.Key === 'Name')?.Value
