import type { Operation } from '../../../world/operation.ts'
import type { Ec2State, Route, RouteTable } from '../ec2-state.ts'
import { selectResources, toNotFound, toTagSet } from '../select-resources.ts'
import type { Description, Ec2Scope } from '../select-resources.ts'
import { ec2Of } from '../ec2-state.ts'

/** The members that a route may have. A route has one destination and one target. */
interface ShownRoute {
  destinationCidrBlock?: string
  destinationPrefixListId?: string
  gatewayId?: string
  natGatewayId?: string
  origin: string
  state: string
}

/** The routes of a table, with the local route that every table has. */
function toRoutes({ vpcId, routes }: RouteTable, ec2: Ec2State): ShownRoute[] {
  const own: Route = {
    destinationCidrBlock: ec2.vpcs.get(vpcId)?.cidrBlock ?? '',
    gatewayId: 'local',
  }
  return [
    { ...own, origin: 'CreateRouteTable', state: 'active' },
    ...routes.map(route => ({ ...route, origin: 'CreateRoute', state: 'active' })),
  ]
}

function toRouteTable(table: RouteTable, { accountId, ec2 }: Ec2Scope) {
  return {
    routeTableId: table.routeTableId,
    vpcId: table.vpcId,
    ownerId: accountId,
    routeSet: toRoutes(table, ec2),
    associationSet: table.associations.map(association => ({
      routeTableAssociationId: association.id,
      routeTableId: table.routeTableId,
      subnetId: 'subnetId' in association ? association.subnetId : undefined,
      main: 'main' in association,
      associationState: { state: 'associated' },
    })),
    propagatingVgwSet: [],
    tagSet: toTagSet(table.tags),
  }
}

const description: Description<RouteTable, ReturnType<typeof toRouteTable>> = {
  ids: {
    member: 'RouteTableId',
    prefix: 'rtb',
    malformed: 'InvalidRouteTableId.Malformed',
    notFound: toNotFound('InvalidRouteTableID.NotFound', 'routeTable ID'),
  },
  show: toRouteTable,
  pageSizes: { least: 5, most: 100 },
  filters: {
    'association.gateway-id': () => [],
    'association.main': table => table.associationSet.map(({ main }) => main),
    'association.route-table-association-id': table =>
      table.associationSet.map(({ routeTableAssociationId }) => routeTableAssociationId),
    'association.route-table-id': table =>
      table.associationSet.map(({ routeTableId }) => routeTableId),
    'association.subnet-id': table => table.associationSet.map(({ subnetId }) => subnetId),
    'owner-id': table => table.ownerId,
    'route-table-id': table => table.routeTableId,
    'route.destination-cidr-block': table =>
      table.routeSet.map(route => route.destinationCidrBlock),
    'route.destination-ipv6-cidr-block': () => [],
    'route.destination-prefix-list-id': table =>
      table.routeSet.map(route => route.destinationPrefixListId),
    'route.egress-only-internet-gateway-id': () => [],
    'route.gateway-id': table => table.routeSet.map(route => route.gatewayId),
    'route.instance-id': () => [],
    'route.nat-gateway-id': table => table.routeSet.map(route => route.natGatewayId),
    'route.origin': table => table.routeSet.map(({ origin }) => origin),
    'route.state': table => table.routeSet.map(({ state }) => state),
    'route.transit-gateway-id': () => [],
    'route.vpc-peering-connection-id': () => [],
    'vpc-id': table => table.vpcId,
  },
}

export const describeRouteTables: Operation = (input, call) => {
  call.authorize('ec2:DescribeRouteTables', '*')
  const ec2 = ec2Of(call)
  const { page, nextToken } = selectResources(ec2.routeTables, input, call, description)
  return { routeTableSet: page, nextToken }
}
