import type { Operation } from '../../../world/operation.ts'
import type { Subnet } from '../ec2-state.ts'
import { selectResources, toNotFound, toTagSet } from '../select-resources.ts'
import type { Description, Ec2Scope } from '../select-resources.ts'
import { ec2Of } from '../ec2-state.ts'

function toSubnet(subnet: Subnet, { accountId, region }: Ec2Scope) {
  return {
    subnetId: subnet.subnetId,
    subnetArn: `arn:aws:ec2:${region}:${accountId}:subnet/${subnet.subnetId}`,
    ownerId: accountId,
    vpcId: subnet.vpcId,
    state: 'available',
    cidrBlock: subnet.cidrBlock,
    availabilityZone: subnet.availabilityZone,
    availabilityZoneId: subnet.availabilityZoneId,
    availableIpAddressCount: subnet.addresses.free,
    defaultForAz: subnet.defaultForAz,
    mapPublicIpOnLaunch: subnet.mapPublicIpOnLaunch,
    mapCustomerOwnedIpOnLaunch: false,
    assignIpv6AddressOnCreation: false,
    enableDns64: false,
    ipv6Native: false,
    ipv6CidrBlockAssociationSet: [],
    privateDnsNameOptionsOnLaunch: {
      hostnameType: 'ip-name',
      enableResourceNameDnsARecord: false,
      enableResourceNameDnsAAAARecord: false,
    },
    blockPublicAccessStates: { internetGatewayBlockMode: 'off' },
    tagSet: toTagSet(subnet.tags),
  }
}

const description: Description<Subnet, ReturnType<typeof toSubnet>> = {
  ids: {
    member: 'SubnetId',
    prefix: 'subnet',
    malformed: 'InvalidSubnetID.Malformed',
    notFound: toNotFound('InvalidSubnetID.NotFound', 'subnet ID'),
  },
  show: toSubnet,
  filters: {
    'subnet-id': subnet => subnet.subnetId,
    'subnet-arn': subnet => subnet.subnetArn,
    'vpc-id': subnet => subnet.vpcId,
    'owner-id': subnet => subnet.ownerId,
    state: subnet => subnet.state,
    'availability-zone': subnet => subnet.availabilityZone,
    availabilityZone: subnet => subnet.availabilityZone,
    'availability-zone-id': subnet => subnet.availabilityZoneId,
    availabilityZoneId: subnet => subnet.availabilityZoneId,
    'available-ip-address-count': subnet => subnet.availableIpAddressCount,
    'cidr-block': subnet => subnet.cidrBlock,
    cidr: subnet => subnet.cidrBlock,
    cidrBlock: subnet => subnet.cidrBlock,
    'default-for-az': subnet => subnet.defaultForAz,
    defaultForAz: subnet => subnet.defaultForAz,
    'map-public-ip-on-launch': subnet => subnet.mapPublicIpOnLaunch,
    'map-customer-owned-ip-on-launch': subnet => subnet.mapCustomerOwnedIpOnLaunch,
    'customer-owned-ipv4-pool': () => [],
    'outpost-arn': () => [],
    'enable-dns64': subnet => subnet.enableDns64,
    'enable-lni-at-device-index': () => [],
    'ipv6-native': subnet => subnet.ipv6Native,
    'ipv6-cidr-block-association.ipv6-cidr-block': () => [],
    'ipv6-cidr-block-association.association-id': () => [],
    'ipv6-cidr-block-association.state': () => [],
    'private-dns-name-options-on-launch.hostname-type': subnet =>
      subnet.privateDnsNameOptionsOnLaunch.hostnameType,
    'private-dns-name-options-on-launch.enable-resource-name-dns-a-record': subnet =>
      subnet.privateDnsNameOptionsOnLaunch.enableResourceNameDnsARecord,
    'private-dns-name-options-on-launch.enable-resource-name-dns-aaaa-record': subnet =>
      subnet.privateDnsNameOptionsOnLaunch.enableResourceNameDnsAAAARecord,
  },
}

export const describeSubnets: Operation = (input, call) => {
  call.authorize('ec2:DescribeSubnets', '*')
  const ec2 = ec2Of(call)
  const { page, nextToken } = selectResources(ec2.subnets, input, call, description)
  return { subnetSet: page, nextToken }
}
