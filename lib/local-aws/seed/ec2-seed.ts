import { createHash } from 'node:crypto'
import { createAddressPool } from '../ec2/address-pool.ts'
import { parseCidr, formatIpv4 } from '../ec2/ipv4.ts'
import type { Ec2State } from '../ec2/ec2-state.ts'
import type { World } from '../world.ts'

const zones = {
  'us-east-1': { letters: ['a', 'b', 'c'], idPrefix: 'use1-az' },
  'eu-west-1': { letters: ['a', 'b', 'c'], idPrefix: 'euw1-az' },
} as const

/** The id of a seeded resource: the same in every run, different in every account and Region. */
export function seedId(prefix: string, ...of: string[]): string {
  const digest = createHash('sha256').update(of.join('/')).digest('hex')
  return `${prefix}-0${digest.slice(0, 16)}`
}

/** Two VPCs with subnets and security groups, as most accounts have them. */
export function seedEc2(world: World, accountId: string, region: string): void {
  const { ec2 } = world.region(accountId, region)
  const network = seedNetwork(ec2, accountId, region)
  network.vpc('default', '172.31.0.0/16', true)
  for (const index of [0, 1, 2]) network.subnet('default', `default-${index + 1}`, index, 20, true)
  network.group('default', 'default', 'default VPC security group', [])
  network.group('default', 'launch-wizard-1', 'launch-wizard-1 created 2025-03-11', [22])
  network.group('default', 'web', 'HTTP and HTTPS from anywhere', [80, 443])

  network.vpc('prod', '10.0.0.0/16', false)
  for (const index of [0, 1, 2]) network.subnet('prod', `prod-public-${index + 1}`, index, 24, true)
  for (const index of [0, 1, 2])
    network.subnet('prod', `prod-private-${index + 1}`, index, 20, false)
  network.group('prod', 'default', 'default VPC security group', [])
  network.group('prod', 'one-off-tasks', 'Outbound only, for one-off tasks', [])
  network.group('prod', 'app', 'Application servers, behind the load balancer', [8080])
  network.group('prod', 'database', 'PostgreSQL from the application', [5432])
}

function seedNetwork(ec2: Ec2State, accountId: string, region: string) {
  const id = (prefix: string, ...of: string[]) => seedId(prefix, accountId, region, ...of)
  const zone = zones[region === 'eu-west-1' ? 'eu-west-1' : 'us-east-1']
  const offsets = new Map<string, number>()

  return {
    vpc(name: string, cidrBlock: string, isDefault: boolean) {
      const vpcId = id('vpc', name)
      ec2.vpcs.set(vpcId, { vpcId, cidrBlock, isDefault, tags: { Name: name } })
    },
    subnet(vpcName: string, name: string, zoneIndex: number, prefix: number, isPublic: boolean) {
      const vpcId = id('vpc', vpcName)
      const vpc = ec2.vpcs.get(vpcId)
      if (!vpc) throw new Error(`No VPC ${vpcName} to put ${name} into`)
      const size = 2 ** (32 - prefix)
      // A block starts at a multiple of its size.
      const offset = Math.ceil((offsets.get(vpcName) ?? 0) / size) * size
      offsets.set(vpcName, offset + size)
      const subnetId = id('subnet', vpcName, name)
      const cidrBlock = `${formatIpv4(parseCidr(vpc.cidrBlock).base + offset)}/${prefix}`
      ec2.subnets.set(subnetId, {
        subnetId,
        vpcId,
        cidrBlock,
        availabilityZone: `${region}${zone.letters[zoneIndex] ?? 'a'}`,
        availabilityZoneId: `${zone.idPrefix}${zoneIndex + 1}`,
        mapPublicIpOnLaunch: isPublic,
        defaultForAz: vpc.isDefault,
        tags: { Name: name },
        addresses: createAddressPool(cidrBlock),
      })
    },
    group(vpcName: string, groupName: string, description: string, openPorts: number[]) {
      const groupId = id('sg', vpcName, groupName)
      const vpcId = id('vpc', vpcName)
      const tags: Record<string, string> =
        groupName === 'default' ? {} : { Name: `${vpcName}-${groupName}` }
      ec2.securityGroups.set(groupId, { groupId, groupName, description, vpcId, openPorts, tags })
    },
  }
}
