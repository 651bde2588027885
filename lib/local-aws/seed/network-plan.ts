import { createAddressPool } from '../services/ec2/address-pool.ts'
import type { Ec2State, Permission } from '../services/ec2/ec2-state.ts'
import { formatIpv4, parseCidr } from '../services/ec2/ipv4.ts'
import type { World } from '../world/world.ts'
import { seedDigest, seedId } from './seed-id.ts'
import { ec2Of } from '../services/ec2/ec2-state.ts'

const zoneLetters = ['a', 'b', 'c']

const directions: Partial<Record<string, string>> = { northeast: 'ne', southeast: 'se' }

/** Such as `use1-az` for us-east-1 and `apne1-az` for ap-northeast-1. */
function toZoneIdPrefix(region: string): string {
  const [area = '', direction = '', index = ''] = region.split('-')
  return `${area}${directions[direction] ?? direction.charAt(0)}${index}-az`
}

const toAnywhere: Permission[] = [{ ipProtocol: '-1', cidrs: [{ cidrIp: '0.0.0.0/0' }] }]

/**
 * The network of one Region while it is being seeded. Resources have names, and IDs are derived
 * from the names.
 */
export interface NetworkPlan {
  ec2: Ec2State
  region: string
  /** When the network was created: long before any task. */
  createdAtMs: number
  id: (prefix: string, ...of: string[]) => string
  digest: (...of: string[]) => string
  /** How many addresses of each VPC are already in subnets. */
  offsets: Map<string, number>
}

export function createNetworkPlan(world: World, accountId: string, region: string): NetworkPlan {
  return {
    ec2: ec2Of({ world, accountId, region }),
    region,
    createdAtMs: Date.UTC(2025, 2, 11, 9, 30),
    id: (prefix, ...of) => seedId(prefix, accountId, region, ...of),
    digest: (...of) => seedDigest(accountId, region, ...of),
    offsets: new Map(),
  }
}

export function addVpc(
  { ec2, id }: NetworkPlan,
  name: string,
  cidrBlock: string,
  isDefault: boolean,
): void {
  const vpcId = id('vpc', name)
  const dhcpOptionsId = id('dopt', 'default')
  ec2.vpcs.set(vpcId, { vpcId, cidrBlock, isDefault, dhcpOptionsId, tags: { Name: name } })
}

export interface SubnetPlan {
  /** Which of the Region's zones, counted from 0. */
  zone: number
  prefix: number
  isPublic: boolean
}

/** Adds a subnet with the next free block of the VPC. */
export function addSubnet(
  { ec2, id, offsets, region }: NetworkPlan,
  vpcName: string,
  name: string,
  { zone, prefix, isPublic }: SubnetPlan,
): void {
  const vpc = ec2.vpcs.get(id('vpc', vpcName))
  if (!vpc) throw new Error(`No VPC ${vpcName} to put ${name} into`)
  const size = 2 ** (32 - prefix)
  // A block starts at a multiple of its size.
  const offset = Math.ceil((offsets.get(vpcName) ?? 0) / size) * size
  offsets.set(vpcName, offset + size)
  const cidrBlock = `${formatIpv4(parseCidr(vpc.cidrBlock).base + offset)}/${prefix}`
  const subnetId = id('subnet', vpcName, name)
  ec2.subnets.set(subnetId, {
    subnetId,
    vpcId: vpc.vpcId,
    cidrBlock,
    availabilityZone: `${region}${zoneLetters[zone] ?? 'a'}`,
    availabilityZoneId: `${toZoneIdPrefix(region)}${zone + 1}`,
    mapPublicIpOnLaunch: isPublic,
    defaultForAz: vpc.isDefault,
    tags: { Name: name },
    addresses: createAddressPool(cidrBlock),
  })
}

export function addGroup(
  { ec2, id }: NetworkPlan,
  vpcName: string,
  groupName: string,
  description: string,
  ingress: Permission[],
): void {
  const groupId = id('sg', vpcName, groupName)
  ec2.securityGroups.set(groupId, {
    groupId,
    groupName,
    description,
    vpcId: id('vpc', vpcName),
    ingress,
    egress: toAnywhere,
    tags: groupName === 'default' ? {} : { Name: `${vpcName}-${groupName}` },
  })
}

/**
 * Adds the default group. Its members can reach each other, as in the default group of every VPC.
 */
export function addDefaultGroup(plan: NetworkPlan, vpcName: string): void {
  const groups = [{ groupId: plan.id('sg', vpcName, 'default') }]
  addGroup(plan, vpcName, 'default', 'default VPC security group', [{ ipProtocol: '-1', groups }])
}
