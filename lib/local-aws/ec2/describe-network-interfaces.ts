import { AwsError } from '../aws-error.ts'
import type { Operation } from '../operation.ts'
import { selectResources, toTagSet } from './select-resources.ts'
import type { Description } from './select-resources.ts'
import type { Ec2State, NetworkInterface } from './ec2-state.ts'

const description: Description<NetworkInterface> = {
  idMember: 'NetworkInterfaceId',
  notFound: id =>
    new AwsError(
      'InvalidNetworkInterfaceID.NotFound',
      `The networkInterface ID '${id}' does not exist`,
    ),
  tagsOf: eni => eni.tags,
  filters: {
    'network-interface-id': eni => eni.networkInterfaceId,
    'subnet-id': eni => eni.subnetId,
    'vpc-id': eni => eni.vpcId,
    'group-id': eni => eni.groupIds,
    'availability-zone': eni => eni.availabilityZone,
    description: eni => eni.description,
    'mac-address': eni => eni.macAddress,
    'private-ip-address': eni => eni.privateIpAddress,
    'addresses.private-ip-address': eni => eni.privateIpAddress,
    'association.public-ip': eni => eni.publicIp,
    status: () => 'in-use',
  },
}

export const describeNetworkInterfaces: Operation = (input, call) => {
  call.authorize('ec2:DescribeNetworkInterfaces', '*')
  const { ec2 } = call.world.region(call.accountId, call.region)
  const { page, nextToken } = selectResources(ec2.networkInterfaces, input, description)
  const networkInterfaceSet = page.map(eni => toNetworkInterface(eni, ec2, call.accountId))
  return { networkInterfaceSet, nextToken }
}

function toNetworkInterface(eni: NetworkInterface, ec2: Ec2State, accountId: string) {
  const association = eni.publicIp && {
    publicIp: eni.publicIp,
    publicDnsName: eni.publicDnsName,
    ipOwnerId: 'amazon',
  }
  return {
    networkInterfaceId: eni.networkInterfaceId,
    subnetId: eni.subnetId,
    vpcId: eni.vpcId,
    availabilityZone: eni.availabilityZone,
    description: eni.description,
    ownerId: accountId,
    requesterManaged: true,
    status: 'in-use',
    interfaceType: 'interface',
    macAddress: eni.macAddress,
    privateIpAddress: eni.privateIpAddress,
    privateDnsName: eni.privateDnsName,
    sourceDestCheck: true,
    groupSet: eni.groupIds.map(groupId => ({
      groupId,
      groupName: ec2.securityGroups.get(groupId)?.groupName ?? groupId,
    })),
    attachment: { attachmentId: eni.attachmentId, deviceIndex: 1, status: 'attached' },
    association: association || undefined,
    privateIpAddressesSet: [
      {
        privateIpAddress: eni.privateIpAddress,
        privateDnsName: eni.privateDnsName,
        primary: true,
        association: association || undefined,
      },
    ],
    tagSet: toTagSet(eni.tags),
  }
}
