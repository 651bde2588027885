import type { Permission } from '../services/ec2/ec2-state.ts'
import type { World } from '../world/world.ts'
import { addInterfaceEndpoint, addS3Endpoint } from './add-endpoints.ts'
import { addMainRouteTable, addNatGateway, addRouteTable, toInternetGateway } from './add-routes.ts'
import { addDefaultGroup, addGroup, addSubnet, addVpc, createNetworkPlan } from './network-plan.ts'
import type { NetworkPlan } from './network-plan.ts'

/** Seeds two VPCs with subnets, routes and security groups, as most accounts have them. */
export function seedEc2(world: World, accountId: string, region: string): void {
  const plan = createNetworkPlan(world, accountId, region)
  seedDefaultVpc(plan)
  seedProdVpc(plan)
  seedProdGroups(plan)
  seedProdRoutes(plan)
}

const inThreeZones = [0, 1, 2]

/**
 * Seeds what a new account has in every Region (VPC User Guide, default VPC). Without it, no task
 * could start on Fargate, because no operation here creates a subnet.
 */
export function seedFreshEc2(world: World, accountId: string, region: string): void {
  const plan = createNetworkPlan(world, accountId, region)
  seedBareVpc(plan)
  const { vpcs, subnets, routeTables } = plan.ec2
  // Nobody has named them yet.
  for (const resources of [vpcs, subnets, routeTables])
    for (const resource of resources.values()) resource.tags = {}
}

/** Adds the default VPC. All of its subnets are public, by the main route table. */
function seedBareVpc(plan: NetworkPlan): void {
  addVpc(plan, 'default', '172.31.0.0/16', true)
  for (const zone of inThreeZones)
    addSubnet(plan, 'default', `default-${zone + 1}`, { zone, prefix: 20, isPublic: true })
  addDefaultGroup(plan, 'default')
  addMainRouteTable(plan, 'default', [toInternetGateway(plan, 'default')])
}

function seedDefaultVpc(plan: NetworkPlan): void {
  seedBareVpc(plan)
  addGroup(plan, 'default', 'launch-wizard-1', 'launch-wizard-1 created 2025-03-11', [
    fromAnywhere(22),
  ])
  addGroup(plan, 'default', 'web', 'HTTP and HTTPS from anywhere', [80, 443].map(fromAnywhere))
}

function seedProdVpc(plan: NetworkPlan): void {
  addVpc(plan, 'prod', '10.0.0.0/16', false)
  for (const zone of inThreeZones)
    addSubnet(plan, 'prod', `prod-public-${zone + 1}`, { zone, prefix: 24, isPublic: true })
  for (const zone of inThreeZones)
    addSubnet(plan, 'prod', `prod-private-${zone + 1}`, { zone, prefix: 20, isPublic: false })
  addSubnet(plan, 'prod', 'prod-isolated-1', { zone: 0, prefix: 24, isPublic: false })
  addSubnet(plan, 'prod', 'prod-tiny-1', { zone: 1, prefix: 28, isPublic: false })
}

function seedProdGroups(plan: NetworkPlan): void {
  addDefaultGroup(plan, 'prod')
  addGroup(plan, 'prod', 'one-off-tasks', 'Outbound only, for one-off tasks', [])
  addGroup(plan, 'prod', 'app', 'Application servers, behind the load balancer', [
    fromAnywhere(8080),
  ])
  const app = { groupId: plan.id('sg', 'prod', 'app') }
  addGroup(plan, 'prod', 'database', 'PostgreSQL from the application', [
    { ...tcp(5432), groups: [app] },
  ])
  addGroup(plan, 'prod', 'endpoints', 'HTTPS to AWS services from inside the VPC', [
    { ...tcp(443), cidrs: [{ cidrIp: '10.0.0.0/16', description: 'prod' }] },
  ])
}

/**
 * Adds every kind of egress that a preflight distinguishes: an internet gateway, a NAT gateway,
 * endpoints only, and none. The isolated subnet uses the main table, which has no route to the
 * internet.
 */
function seedProdRoutes(plan: NetworkPlan): void {
  const publicSubnets = inThreeZones.map(zone => `prod-public-${zone + 1}`)
  const behindNat = ['prod-private-1', 'prod-private-2', 'prod-tiny-1']
  addMainRouteTable(plan, 'prod', [])
  addRouteTable(plan, 'prod', 'prod-public', publicSubnets, [toInternetGateway(plan, 'prod')])
  const nat = addNatGateway(plan, 'prod', 'prod-public-1')
  addRouteTable(plan, 'prod', 'prod-private-nat', behindNat, [nat])
  addRouteTable(plan, 'prod', 'prod-private-endpoints', ['prod-private-3'], [])
  addS3Endpoint(plan, 'prod', 'prod-private-endpoints')
  const where = { subnetName: 'prod-private-3', groupName: 'endpoints' }
  for (const service of ['ecr.api', 'ecr.dkr', 'logs'])
    addInterfaceEndpoint(plan, 'prod', service, where)
}

function tcp(port: number): Permission {
  return { ipProtocol: 'tcp', fromPort: port, toPort: port }
}

function fromAnywhere(port: number): Permission {
  return { ...tcp(port), cidrs: [{ cidrIp: '0.0.0.0/0' }] }
}
