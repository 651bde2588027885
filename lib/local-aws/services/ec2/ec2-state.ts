import type { AddressPool } from './address-pool.ts'
import { regionState } from '../../world/state.ts'

export interface Vpc {
  vpcId: string
  cidrBlock: string
  isDefault: boolean
  dhcpOptionsId: string
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

/** One rule of a security group. Without ports, the rule covers all of them. */
export interface Permission {
  /** `-1` is every protocol. */
  ipProtocol: 'tcp' | 'udp' | 'icmp' | '-1'
  fromPort?: number
  toPort?: number
  cidrs?: { cidrIp: string; description?: string }[]
  groups?: { groupId: string; description?: string }[]
  prefixListIds?: string[]
}

export interface SecurityGroup {
  groupId: string
  groupName: string
  description: string
  vpcId: string
  ingress: Permission[]
  egress: Permission[]
  tags: Record<string, string>
}

export type AttachmentStatus = 'attaching' | 'attached' | 'detaching' | 'detached'

export interface NetworkInterface {
  networkInterfaceId: string
  attachmentId: string
  interfaceType: 'interface' | 'nat_gateway' | 'vpc_endpoint'
  subnetId: string
  vpcId: string
  availabilityZone: string
  availabilityZoneId: string
  description: string
  macAddress: string
  privateIpAddress: string
  privateDnsName: string
  publicIp?: string
  publicDnsName?: string
  groupIds: string[]
  createdAtMs: number
  attachmentStatus: () => AttachmentStatus
  tags: Record<string, string>
  /**
   * Grows with every interface of the Region. The next page starts behind a serial even if that
   * interface is deleted.
   */
  serial: number
}

/** The target of a route, under the member of the answer that names it. */
export type RouteTarget = { gatewayId: string } | { natGatewayId: string }

export type Route = RouteTarget &
  ({ destinationCidrBlock: string } | { destinationPrefixListId: string })

export interface RouteTable {
  routeTableId: string
  vpcId: string
  /** The main table is used by every subnet without a table of its own. */
  associations: ({ id: string; main: true } | { id: string; subnetId: string })[]
  routes: Route[]
  tags: Record<string, string>
}

interface EndpointOfAnyType {
  vpcEndpointId: string
  vpcId: string
  serviceName: string
  createdAtMs: number
  tags: Record<string, string>
}

export type VpcEndpoint = EndpointOfAnyType &
  (
    | { type: 'Gateway'; routeTableIds: string[] }
    | {
        type: 'Interface'
        subnetIds: string[]
        groupIds: string[]
        networkInterfaceIds: string[]
        /** The name that resolves to the endpoint inside its VPC. */
        privateDnsName: string
      }
  )

/** The addresses of an AWS service. Routes to a gateway endpoint name the list. */
export interface PrefixList {
  prefixListId: string
  prefixListName: string
  cidrs: string[]
}

/** The network of one account in one Region. Maps are by ID. */
export interface Ec2State {
  vpcs: Map<string, Vpc>
  subnets: Map<string, Subnet>
  securityGroups: Map<string, SecurityGroup>
  networkInterfaces: Map<string, NetworkInterface>
  routeTables: Map<string, RouteTable>
  vpcEndpoints: Map<string, VpcEndpoint>
  prefixLists: Map<string, PrefixList>
  lastInterfaceSerial: number
}

/** The network of a place. */
export const ec2Of = regionState((): Ec2State => ({
  vpcs: new Map(),
  subnets: new Map(),
  securityGroups: new Map(),
  networkInterfaces: new Map(),
  routeTables: new Map(),
  vpcEndpoints: new Map(),
  prefixLists: new Map(),
  lastInterfaceSerial: 0,
}))
