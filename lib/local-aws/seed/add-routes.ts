import type { Route, RouteTable } from '../services/ec2/ec2-state.ts'
import { requireSubnet } from '../services/ec2/network-interface.ts'
import { addServiceInterface } from './add-service-interface.ts'
import type { NetworkPlan } from './network-plan.ts'

const anywhere = { destinationCidrBlock: '0.0.0.0/0' }

export function toInternetGateway({ id }: NetworkPlan, vpcName: string): Route {
  return { ...anywhere, gatewayId: id('igw', vpcName) }
}

/** Makes the NAT gateway of a public subnet, and the route to it. */
export function addNatGateway(plan: NetworkPlan, vpcName: string, subnetName: string): Route {
  const natGatewayId = plan.id('nat', vpcName, subnetName)
  const subnet = requireSubnet(plan.ec2, plan.id('subnet', vpcName, subnetName))
  addServiceInterface(plan, subnet, {
    interfaceType: 'nat_gateway',
    description: `Interface for NAT Gateway ${natGatewayId}`,
    groupIds: [],
    publicIp: '203.0.113.10',
  })
  return { ...anywhere, natGatewayId }
}

/** Adds the main route table, which subnets without a table of their own use. */
export function addMainRouteTable(plan: NetworkPlan, vpcName: string, routes: Route[]): void {
  const { id } = plan
  addTable(plan, {
    routeTableId: id('rtb', vpcName, 'main'),
    vpcId: id('vpc', vpcName),
    associations: [{ id: id('rtbassoc', vpcName, 'main'), main: true }],
    routes,
    tags: {},
  })
}

export function addRouteTable(
  plan: NetworkPlan,
  vpcName: string,
  name: string,
  subnetNames: string[],
  routes: Route[],
): void {
  const { id } = plan
  addTable(plan, {
    routeTableId: id('rtb', vpcName, name),
    vpcId: id('vpc', vpcName),
    associations: subnetNames.map(subnet => ({
      id: id('rtbassoc', vpcName, subnet),
      subnetId: id('subnet', vpcName, subnet),
    })),
    routes,
    tags: { Name: name },
  })
}

function addTable({ ec2 }: NetworkPlan, table: RouteTable): void {
  ec2.routeTables.set(table.routeTableId, table)
}
