import type { Operation } from '../../../world/operation.ts'
import type { NetworkInterface } from '../ec2-state.ts'
import { selectResources, toNotFound, toTagSet } from '../select-resources.ts'
import type { Description, Ec2Scope } from '../select-resources.ts'
import { ec2Of } from '../ec2-state.ts'

/** The account of AWS that owns the instance behind a managed interface. */
const serviceAccountId = '578734482556'

function toAssociation(eni: NetworkInterface) {
  if (!eni.publicIp) return undefined
  return { publicIp: eni.publicIp, publicDnsName: eni.publicDnsName, ipOwnerId: 'amazon' }
}

/**
 * The attachment of an interface. It has no `instanceId`, because the account cannot see the
 * instance.
 */
function toAttachment(eni: NetworkInterface) {
  const status = eni.attachmentStatus()
  if (status === 'detached') return undefined
  return {
    attachmentId: eni.attachmentId,
    attachTime: new Date(eni.createdAtMs),
    deleteOnTermination: false,
    deviceIndex: 1,
    networkCardIndex: 0,
    instanceOwnerId: serviceAccountId,
    status,
  }
}

function toNetworkInterface(eni: NetworkInterface, { ec2, accountId }: Ec2Scope) {
  const association = toAssociation(eni)
  const attachment = toAttachment(eni)
  const { privateIpAddress, privateDnsName } = eni
  return {
    networkInterfaceId: eni.networkInterfaceId,
    subnetId: eni.subnetId,
    vpcId: eni.vpcId,
    availabilityZone: eni.availabilityZone,
    availabilityZoneId: eni.availabilityZoneId,
    description: eni.description,
    ownerId: accountId,
    requesterId: serviceAccountId,
    requesterManaged: true,
    operator: { managed: false },
    status: attachment ? 'in-use' : 'available',
    interfaceType: eni.interfaceType,
    macAddress: eni.macAddress,
    privateIpAddress,
    privateDnsName,
    publicDnsName: eni.publicDnsName,
    sourceDestCheck: eni.interfaceType !== 'nat_gateway',
    groupSet: eni.groupIds.map(groupId => ({
      groupId,
      groupName: ec2.securityGroups.get(groupId)?.groupName ?? groupId,
    })),
    attachment,
    association,
    ipv6AddressesSet: [],
    privateIpAddressesSet: [{ privateIpAddress, privateDnsName, primary: true, association }],
    tagSet: toTagSet(eni.tags),
  }
}

const description: Description<NetworkInterface, ReturnType<typeof toNetworkInterface>> = {
  ids: {
    member: 'NetworkInterfaceId',
    prefix: 'eni',
    malformed: 'InvalidNetworkInterfaceId.Malformed',
    notFound: toNotFound('InvalidNetworkInterfaceID.NotFound', 'networkInterface ID'),
  },
  show: toNetworkInterface,
  idsExcludePages: 'networkInterfacesSet',
  placeOf: eni => eni.serial,
  filters: {
    'addresses.association.owner-id': eni => eni.association?.ipOwnerId,
    'addresses.association.public-ip': eni => eni.association?.publicIp,
    'addresses.primary': eni => eni.privateIpAddressesSet.map(({ primary }) => primary),
    'addresses.private-ip-address': eni => eni.privateIpAddress,
    'association.allocation-id': () => [],
    'association.association-id': () => [],
    'association.ip-owner-id': eni => eni.association?.ipOwnerId,
    'association.public-dns-name': eni => eni.association?.publicDnsName,
    'association.public-ip': eni => eni.association?.publicIp,
    'attachment.attach-time': eni => eni.attachment?.attachTime.toISOString(),
    'attachment.attachment-id': eni => eni.attachment?.attachmentId,
    'attachment.delete-on-termination': eni => eni.attachment?.deleteOnTermination,
    'attachment.device-index': eni => eni.attachment?.deviceIndex,
    'attachment.instance-id': () => [],
    'attachment.instance-owner-id': eni => eni.attachment?.instanceOwnerId,
    'attachment.status': eni => eni.attachment?.status,
    'availability-zone': eni => eni.availabilityZone,
    'availability-zone-id': eni => eni.availabilityZoneId,
    description: eni => eni.description,
    'group-id': eni => eni.groupSet.map(({ groupId }) => groupId),
    'group-name': eni => eni.groupSet.map(({ groupName }) => groupName),
    'interface-type': eni => eni.interfaceType,
    'ipv6-addresses.ipv6-address': () => [],
    'mac-address': eni => eni.macAddress,
    'network-interface-id': eni => eni.networkInterfaceId,
    'operator.managed': eni => eni.operator.managed,
    'operator.principal': () => [],
    'owner-id': eni => eni.ownerId,
    'private-dns-name': eni => eni.privateDnsName,
    'private-ip-address': eni => eni.privateIpAddress,
    'requester-id': eni => eni.requesterId,
    'requester-managed': eni => eni.requesterManaged,
    'source-dest-check': eni => eni.sourceDestCheck,
    status: eni => eni.status,
    'subnet-id': eni => eni.subnetId,
    'vpc-id': eni => eni.vpcId,
  },
}

export const describeNetworkInterfaces: Operation = (input, call) => {
  call.authorize('ec2:DescribeNetworkInterfaces', '*')
  const ec2 = ec2Of(call)
  const { page, nextToken } = selectResources(ec2.networkInterfaces, input, call, description)
  return { networkInterfaceSet: page, nextToken }
}
