import type { AddressPool } from './address-pool.ts'

export interface Vpc {
  vpcId: string
  cidrBlock: string
  isDefault: boolean
  tags: Record<string, string>
}

export interface Subnet {
  subnetId: string
  vpcId: string
  cidrBlock: string
  availabilityZone: string
  availabilityZoneId: string
  mapPublicIpOnLaunch: boolean
  defaultForAz: boolean
  tags: Record<string, string>
  addresses: AddressPool
}

export interface SecurityGroup {
  groupId: string
  groupName: string
  description: string
  vpcId: string
  /** TCP ports open to the world, for the answer's IpPermissions. */
  openPorts: number[]
  tags: Record<string, string>
}

export interface NetworkInterface {
  networkInterfaceId: string
  attachmentId: string
  subnetId: string
  vpcId: string
  availabilityZone: string
  description: string
  macAddress: string
  privateIpAddress: string
  privateDnsName: string
  publicIp?: string
  publicDnsName?: string
  groupIds: string[]
  tags: Record<string, string>
}

/** The network of one account in one Region, by id. */
export interface Ec2State {
  vpcs: Map<string, Vpc>
  subnets: Map<string, Subnet>
  securityGroups: Map<string, SecurityGroup>
  networkInterfaces: Map<string, NetworkInterface>
}

export function createEc2State(): Ec2State {
  return {
    vpcs: new Map(),
    subnets: new Map(),
    securityGroups: new Map(),
    networkInterfaces: new Map(),
  }
}
