import type { Route, RouteTable, Subnet } from '@aws-sdk/client-ec2'

/**
 * Where the routes of a subnet lead: to the internet, out of the VPC to where routes do not tell,
 * or nowhere.
 */
export interface WayOut {
  kind: 'internet' | 'beyond' | 'none'
  text: string
}

/** The table of a subnet: its own, else the main one of its VPC (VPC User Guide, "Route tables"). */
export const findRouteTable = (
  subnet: Subnet,
  tables: readonly RouteTable[],
): RouteTable | undefined =>
  tables.find(table => table.Associations?.some(it => it.SubnetId === subnet.SubnetId)) ??
  tables.find(
    table => table.VpcId === subnet.VpcId && table.Associations?.some(it => it.Main === true),
  )

/** The way out over IPv4, which every registry answers on; other ways are only said. */
export function toWayOut(table: RouteTable, hasPublicIp: boolean): WayOut {
  const routes = (table.Routes ?? []).filter(isOutward)
  const found = routes.map(route => judgeRoute(route, hasPublicIp))
  return (
    found.find(it => it.kind === 'internet') ??
    found.find(it => it.kind === 'beyond') ??
    found[0] ?? { kind: 'none', text: 'no route out of the VPC' }
  )
}

function judgeRoute(route: Route, hasPublicIp: boolean): WayOut {
  const { text, target } = describe(route)
  if (route.State === 'blackhole') {
    return { kind: 'none', text: `${text} is a blackhole: its target is gone` }
  }
  if (route.DestinationIpv6CidrBlock) {
    return { kind: 'beyond', text: `${text}, for hosts that answer over IPv6 only` }
  }
  if (target.startsWith('igw-') && !hasPublicIp) {
    return { kind: 'none', text: `${text}, which a task without public IP cannot use` }
  }
  const isDefault = route.DestinationCidrBlock === '0.0.0.0/0'
  if (isDefault && target.startsWith('igw-')) {
    return { kind: 'internet', text: `${text} with a public IP` }
  }
  if (isDefault && route.NatGatewayId) return { kind: 'internet', text: `${text}, a NAT gateway` }
  return { kind: 'beyond', text: `${text}, beyond which routes do not tell` }
}

/** Neither the VPC's own addresses nor those of a gateway endpoint, which are judged by themselves. */
const isOutward = (route: Route): boolean =>
  route.GatewayId !== 'local' &&
  !(route.DestinationPrefixListId && route.GatewayId?.startsWith('vpce-'))

function describe(route: Route): { text: string; target: string } {
  const destination =
    route.DestinationCidrBlock ??
    route.DestinationIpv6CidrBlock ??
    route.DestinationPrefixListId ??
    'a route'
  const target =
    route.GatewayId ??
    route.NatGatewayId ??
    route.TransitGatewayId ??
    route.VpcPeeringConnectionId ??
    route.EgressOnlyInternetGatewayId ??
    route.InstanceId ??
    route.NetworkInterfaceId ??
    route.LocalGatewayId ??
    route.CarrierGatewayId ??
    route.CoreNetworkArn ??
    'a target without a name'
  return { text: `${destination} by ${target}`, target }
}
