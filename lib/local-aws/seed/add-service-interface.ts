import type { NetworkInterface, Subnet } from '../services/ec2/ec2-state.ts'
import {
  addNetworkInterface,
  placeIn,
  takeAddress,
  toMacAddress,
  toPrivateDnsName,
  toPublicDnsName,
} from '../services/ec2/network-interface.ts'
import type { NetworkPlan } from './network-plan.ts'

/** Adds the network interface of a NAT gateway or an endpoint. */
export function addServiceInterface(
  { ec2, digest, region, createdAtMs }: NetworkPlan,
  subnet: Subnet,
  what: Pick<NetworkInterface, 'interfaceType' | 'description' | 'groupIds' | 'publicIp'>,
): NetworkInterface {
  const privateIpAddress = takeAddress(subnet)
  const digits = digest(what.description)
  return addNetworkInterface(ec2, {
    networkInterfaceId: `eni-0${digits.slice(0, 16)}`,
    attachmentId: `ela-attach-0${digits.slice(16, 32)}`,
    ...placeIn(subnet),
    ...what,
    ...(what.publicIp && { publicDnsName: toPublicDnsName(what.publicIp, region) }),
    macAddress: toMacAddress(digits.slice(32, 42)),
    privateIpAddress,
    privateDnsName: toPrivateDnsName(privateIpAddress, region),
    createdAtMs,
    attachmentStatus: () => 'attached',
    tags: {},
  })
}
