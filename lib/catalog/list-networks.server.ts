import 'server-only'
import type { Tag } from '@aws-sdk/client-ec2'
import type { AwsAccess } from '../aws/clients.server.ts'
import { isPublicSubnet } from '../aws/ec2/egress.ts'
import { readNetworks } from '../aws/ec2/ec2-reads.server.ts'
import { readRouteTables } from '../aws/ec2/route-reads.server.ts'
import { succeed } from '../result.ts'
import type { Result } from '../result.ts'
import type { NetworkChoices } from './choices.ts'

/** VPCs with their subnets and security groups, each by name. */
export async function listNetworks(access: AwsAccess): Promise<Result<NetworkChoices>> {
  const networks = await readNetworks(access)
  if (!networks.ok) return networks
  const { vpcs, subnets, securityGroups } = networks.value
  const routes = await readRouteTables(
    access,
    vpcs.flatMap(({ VpcId }) => VpcId ?? []),
  )
  const tables = routes.ok ? routes.value : undefined
  return succeed({
    vpcs: vpcs.map(vpc => ({
      id: vpc.VpcId ?? '',
      name: nameOf(vpc.Tags),
      cidrBlock: vpc.CidrBlock ?? '',
      isDefault: vpc.IsDefault ?? false,
    })),
    subnets: subnets
      .map(subnet => ({
        id: subnet.SubnetId ?? '',
        name: nameOf(subnet.Tags),
        vpcId: subnet.VpcId ?? '',
        availabilityZone: subnet.AvailabilityZone ?? '',
        cidrBlock: subnet.CidrBlock ?? '',
        availableIpAddressCount: subnet.AvailableIpAddressCount ?? 0,
        mapPublicIpOnLaunch: subnet.MapPublicIpOnLaunch ?? false,
        isPublic: tables && isPublicSubnet(subnet, tables),
      }))
      .sort((a, b) => (a.name ?? a.id).localeCompare(b.name ?? b.id)),
    securityGroups: securityGroups
      .map(group => ({
        id: group.GroupId ?? '',
        name: group.GroupName ?? '',
        description: group.Description ?? '',
        vpcId: group.VpcId ?? '',
      }))
      .sort((a, b) => a.name.localeCompare(b.name)),
  })
}

const nameOf = (tags: Tag[] | undefined): string | undefined =>
  tags?.find(tag => tag.Key === 'Name')?.Value
