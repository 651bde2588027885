import { AwsError } from '../aws-error.ts'
import type { Operation } from '../operation.ts'
import { selectResources, toTagSet } from './select-resources.ts'
import type { Description } from './select-resources.ts'
import type { Subnet } from './ec2-state.ts'

const description: Description<Subnet> = {
  idMember: 'SubnetId',
  notFound: id => new AwsError('InvalidSubnetID.NotFound', `The subnet ID '${id}' does not exist`),
  tagsOf: subnet => subnet.tags,
  filters: {
    'subnet-id': subnet => subnet.subnetId,
    'vpc-id': subnet => subnet.vpcId,
    'availability-zone': subnet => subnet.availabilityZone,
    availabilityZone: subnet => subnet.availabilityZone,
    'availability-zone-id': subnet => subnet.availabilityZoneId,
    'cidr-block': subnet => subnet.cidrBlock,
    cidr: subnet => subnet.cidrBlock,
    'default-for-az': subnet => String(subnet.defaultForAz),
    'map-public-ip-on-launch': subnet => String(subnet.mapPublicIpOnLaunch),
    state: () => 'available',
  },
}

export const describeSubnets: Operation = (input, call) => {
  call.authorize('ec2:DescribeSubnets', '*')
  const { accountId, region } = call
  const { ec2 } = call.world.region(accountId, region)
  const { page, nextToken } = selectResources(ec2.subnets, input, description)
  const subnetSet = page.map(subnet => ({
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
    assignIpv6AddressOnCreation: false,
    tagSet: toTagSet(subnet.tags),
  }))
  return { subnetSet, nextToken }
}
