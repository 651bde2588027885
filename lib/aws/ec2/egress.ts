import type { Route, RouteTable, Subnet } from '@aws-sdk/client-ec2'

/**
 * Where the routes of a subnet lead: to the internet, out of the VPC to a place that routes don't
 * describe (`beyond`), or nowhere.
 */
export interface Egress {
  kind: 'internet' | 'beyond' | 'none'
  /** The route that decides, for a person to read. */
  text: string
}

/** A subnet's own table, or else the main table of its VPC (VPC User Guide, "Route tables"). */
export const findRouteTable = (
  subnet: Subnet,
  tables: readonly RouteTable[],
): RouteTable | undefined =>
  tables.find(({ Associations: associations }) =>
    associations?.some(({ SubnetId }) => SubnetId === subnet.SubnetId),
  ) ??
  tables.find(
    ({ VpcId, Associations: associations }) =>
      VpcId === subnet.VpcId && associations?.some(({ Main }) => Main === true),
  )

/** A public subnet has a route to an internet gateway (VPC User Guide, "Subnet types"). */
export function isPublicSubnet(subnet: Subnet, tables: readonly RouteTable[]): boolean {
  const routes = findRouteTable(subnet, tables)?.Routes ?? []
  return routes.some(route => leadsToInternetGateway(route) && !isBlackhole(route))
}

/** Egress over IPv4, which every registry answers on. IPv6 routes are mentioned, not judged. */
export function toEgress(table: RouteTable, hasPublicIp: boolean): Egress {
  const found = (table.Routes ?? [])
    .filter(leadsOut)
    .map(route => judgeRoute(route, hasPublicIp))
    .sort((a, b) => BEST_FIRST.indexOf(a.kind) - BEST_FIRST.indexOf(b.kind))
  return found[0] ?? { kind: 'none', text: 'no route out of the VPC' }
}

const BEST_FIRST: readonly Egress['kind'][] = ['internet', 'beyond', 'none']

function judgeRoute(route: Route, hasPublicIp: boolean): Egress {
  const text = toRouteText(route)
  if (isBlackhole(route)) {
    return { kind: 'none', text: `${text} is a blackhole: its target no longer exists` }
  }
  if (route.DestinationIpv6CidrBlock) {
    return { kind: 'beyond', text: `${text}, which only reaches hosts with IPv6` }
  }
  const isToGateway = leadsToInternetGateway(route)
  if (isToGateway && !hasPublicIp) {
    return { kind: 'none', text: `${text}, which only tasks with a public IP can use` }
  }
  const isDefault = route.DestinationCidrBlock === '0.0.0.0/0'
  if (isDefault && isToGateway) return { kind: 'internet', text: `${text} with a public IP` }
  if (isDefault && route.NatGatewayId) return { kind: 'internet', text: `${text}, a NAT gateway` }
  return { kind: 'beyond', text: `${text}, and routes don’t show what lies beyond` }
}

const leadsToInternetGateway = ({ GatewayId }: Route): boolean =>
  GatewayId?.startsWith('igw-') ?? false

const isBlackhole = ({ State }: Route): boolean => State === 'blackhole'

/** Not the VPC's own addresses, nor those of a gateway endpoint, which is judged as an endpoint. */
const leadsOut = (route: Route): boolean =>
  route.GatewayId !== 'local' &&
  !(route.DestinationPrefixListId && route.GatewayId?.startsWith('vpce-'))

function toRouteText(route: Route): string {
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
    'an unnamed target'
  return `${destination} via ${target}`
}
