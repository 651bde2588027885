import { AwsError } from '../../world/aws-error.ts'
import type { World } from '../../world/world.ts'
import type {
  AttachmentStatus,
  Ec2State,
  NetworkInterface,
  SecurityGroup,
  Subnet,
} from './ec2-state.ts'
import { ec2Of } from './ec2-state.ts'

export interface NetworkInterfaceRequest {
  accountId: string
  region: string
  subnetId: string
  /** Empty means the VPC's default group, as in EC2. */
  groupIds: string[]
  assignPublicIp: boolean
  description: string
  tags?: Record<string, string>
  /** Returns the attachment's status when the interface is described. Absent: always attached. */
  attachmentStatus?: () => AttachmentStatus
}

/**
 * Creates an attached interface with a free address of the subnet.
 * @throws AwsError InvalidSubnetID.NotFound, InvalidGroup.NotFound or
 * InsufficientFreeAddressesInSubnet.
 */
export function createNetworkInterface(
  world: World,
  request: NetworkInterfaceRequest,
): NetworkInterface {
  const ec2 = ec2Of({ world, accountId: request.accountId, region: request.region })
  const subnet = requireSubnet(ec2, request.subnetId)
  const groupIds = request.groupIds.length ? request.groupIds : defaultGroupIds(ec2, subnet.vpcId)
  for (const groupId of groupIds) requireSecurityGroup(ec2, groupId)
  const privateIpAddress = takeAddress(subnet)
  return addNetworkInterface(ec2, {
    networkInterfaceId: `eni-0${world.random.hex(16)}`,
    attachmentId: `eni-attach-0${world.random.hex(16)}`,
    interfaceType: 'interface',
    ...placeIn(subnet),
    description: request.description,
    macAddress: toMacAddress(world.random.hex(10)),
    privateIpAddress,
    privateDnsName: toPrivateDnsName(privateIpAddress, request.region),
    groupIds: [...groupIds],
    createdAtMs: world.clock.now(),
    attachmentStatus: request.attachmentStatus ?? (() => 'attached'),
    tags: { ...request.tags },
    ...(request.assignPublicIp ? publicAddress(world, request.region) : {}),
  })
}

/** Adds an interface to its Region. Its address must already be taken from the pool. */
export function addNetworkInterface(
  ec2: Ec2State,
  described: Omit<NetworkInterface, 'serial'>,
): NetworkInterface {
  ec2.lastInterfaceSerial += 1
  const created = { ...described, serial: ec2.lastInterfaceSerial }
  ec2.networkInterfaces.set(created.networkInterfaceId, created)
  return created
}

export function placeIn({ subnetId, vpcId, availabilityZone, availabilityZoneId }: Subnet) {
  return { subnetId, vpcId, availabilityZone, availabilityZoneId }
}

/** @param digits ten hexadecimal ones */
export function toMacAddress(digits: string): string {
  return `0a:${digits.replace(/..(?=.)/g, '$&:')}`
}

/** Deletes the interface and frees its address. An unknown ID changes nothing. */
export function deleteNetworkInterface(
  world: World,
  where: { accountId: string; region: string },
  networkInterfaceId: string,
): void {
  const ec2 = ec2Of({ world, accountId: where.accountId, region: where.region })
  const gone = ec2.networkInterfaces.get(networkInterfaceId)
  if (!gone) return
  ec2.networkInterfaces.delete(networkInterfaceId)
  ec2.subnets.get(gone.subnetId)?.addresses.giveBack(gone.privateIpAddress)
}

export function requireSubnet(ec2: Ec2State, subnetId: string): Subnet {
  const subnet = ec2.subnets.get(subnetId)
  if (subnet) return subnet
  throw new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${subnetId}' does not exist`)
}

export function requireSecurityGroup(ec2: Ec2State, groupId: string): SecurityGroup {
  const group = ec2.securityGroups.get(groupId)
  if (group) return group
  throw new AwsError('InvalidGroup.NotFound', `The security group '${groupId}' does not exist`)
}

function defaultGroupIds(ec2: Ec2State, vpcId: string): string[] {
  return [...ec2.securityGroups.values()]
    .filter(group => group.vpcId === vpcId && group.groupName === 'default')
    .map(group => group.groupId)
}

export function takeAddress(subnet: Subnet): string {
  const address = subnet.addresses.take()
  if (address !== undefined) return address
  throw new AwsError(
    'InsufficientFreeAddressesInSubnet',
    `The subnet '${subnet.subnetId}' does not have enough free addresses to satisfy the request.`,
  )
}

export function toPrivateDnsName(address: string, region: string): string {
  const zone = region === 'us-east-1' ? 'ec2.internal' : `${region}.compute.internal`
  return `ip-${address.replaceAll('.', '-')}.${zone}`
}

/**
 * A public address. 203.0.113.0/24 and the blocks beside it are for documentation and are not
 * routed.
 */
function publicAddress(world: World, region: string) {
  const block = world.random.pick(['192.0.2', '198.51.100', '203.0.113'])
  const publicIp = `${block}.${world.random.between(1, 254)}`
  return { publicIp, publicDnsName: toPublicDnsName(publicIp, region) }
}

export function toPublicDnsName(address: string, region: string): string {
  const zone = region === 'us-east-1' ? 'compute-1' : `${region}.compute`
  return `ec2-${address.replaceAll('.', '-')}.${zone}.amazonaws.com`
}
