import { requireSubnet } from '../services/ec2/network-interface.ts'
import { addServiceInterface } from './add-service-interface.ts'
import type { NetworkPlan } from './network-plan.ts'

/** AWS's IDs of the prefix lists with S3's addresses. */
const s3PrefixListIds: Record<string, string> = {
  'us-east-1': 'pl-63a5400a',
  'eu-west-1': 'pl-6da54004',
}

/** Adds a gateway endpoint for S3 and a route to it in one route table. */
export function addS3Endpoint(plan: NetworkPlan, vpcName: string, tableName: string): void {
  const { ec2, id, region } = plan
  const table = ec2.routeTables.get(id('rtb', vpcName, tableName))
  if (!table) throw new Error(`No route table ${tableName} to lead to S3`)
  const vpcEndpointId = id('vpce', vpcName, 's3')
  const serviceName = `com.amazonaws.${region}.s3`
  const prefixListId = s3PrefixListIds[region] ?? id('pl', 's3')
  ec2.prefixLists.set(prefixListId, {
    prefixListId,
    prefixListName: serviceName,
    cidrs: ['192.0.2.0/25', '198.51.100.0/25'],
  })
  table.routes.push({ destinationPrefixListId: prefixListId, gatewayId: vpcEndpointId })
  ec2.vpcEndpoints.set(vpcEndpointId, {
    type: 'Gateway',
    vpcEndpointId,
    serviceName,
    ...commonOf(plan, vpcName, 's3'),
    routeTableIds: [table.routeTableId],
  })
}

/** @param service such as `ecr.api` */
export function addInterfaceEndpoint(
  plan: NetworkPlan,
  vpcName: string,
  service: string,
  where: { subnetName: string; groupName: string },
): void {
  const { ec2, id, region } = plan
  const vpcEndpointId = id('vpce', vpcName, service)
  const subnet = requireSubnet(ec2, id('subnet', vpcName, where.subnetName))
  const groupIds = [id('sg', vpcName, where.groupName)]
  const made = addServiceInterface(plan, subnet, {
    interfaceType: 'vpc_endpoint',
    description: `VPC Endpoint Interface ${vpcEndpointId}`,
    groupIds,
  })
  ec2.vpcEndpoints.set(vpcEndpointId, {
    type: 'Interface',
    vpcEndpointId,
    serviceName: `com.amazonaws.${region}.${service}`,
    ...commonOf(plan, vpcName, service),
    subnetIds: [subnet.subnetId],
    groupIds,
    networkInterfaceIds: [made.networkInterfaceId],
    privateDnsName: `${service.split('.').reverse().join('.')}.${region}.amazonaws.com`,
  })
}

function commonOf({ id, createdAtMs }: NetworkPlan, vpcName: string, service: string) {
  return {
    vpcId: id('vpc', vpcName),
    createdAtMs,
    tags: { Name: `${vpcName}-${service.replace('.', '-')}` },
  }
}
