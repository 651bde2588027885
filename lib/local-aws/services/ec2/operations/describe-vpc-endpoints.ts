import type { Operation } from '../../../world/operation.ts'
import type { VpcEndpoint } from '../ec2-state.ts'
import { selectResources, toNotFound, toTagSet } from '../select-resources.ts'
import type { Description, Ec2Scope } from '../select-resources.ts'
import { ec2Of } from '../ec2-state.ts'

/** The default policy of an endpoint: it allows everything. */
const fullAccess = JSON.stringify({
  Statement: [{ Action: '*', Effect: 'Allow', Principal: '*', Resource: '*' }],
  Version: '2008-10-17',
})

function toOwnMembers(endpoint: VpcEndpoint, { ec2, region }: Ec2Scope) {
  if (endpoint.type === 'Gateway')
    return { routeTableIdSet: endpoint.routeTableIds, privateDnsEnabled: false }
  const service = endpoint.serviceName.split('.').slice(3).join('.')
  return {
    routeTableIdSet: [],
    subnetIdSet: endpoint.subnetIds,
    groupSet: endpoint.groupIds.map(groupId => ({
      groupId,
      groupName: ec2.securityGroups.get(groupId)?.groupName,
    })),
    networkInterfaceIdSet: endpoint.networkInterfaceIds,
    ipAddressType: 'ipv4',
    dnsOptions: { dnsRecordIpType: 'ipv4' },
    dnsEntrySet: [
      { dnsName: `${endpoint.vpcEndpointId}.${service}.${region}.vpce.amazonaws.com` },
      { dnsName: endpoint.privateDnsName },
    ],
    privateDnsEnabled: true,
  }
}

function toVpcEndpoint(endpoint: VpcEndpoint, scope: Ec2Scope) {
  const empty = { subnetIdSet: [], groupSet: [], networkInterfaceIdSet: [], dnsEntrySet: [] }
  return {
    vpcEndpointId: endpoint.vpcEndpointId,
    vpcEndpointType: endpoint.type,
    vpcId: endpoint.vpcId,
    serviceName: endpoint.serviceName,
    serviceRegion: scope.region,
    state: 'available',
    policyDocument: fullAccess,
    requesterManaged: false,
    creationTimestamp: new Date(endpoint.createdAtMs),
    ownerId: scope.accountId,
    ...empty,
    ...toOwnMembers(endpoint, scope),
    tagSet: toTagSet(endpoint.tags),
  }
}

const description: Description<VpcEndpoint, ReturnType<typeof toVpcEndpoint>> = {
  ids: {
    member: 'VpcEndpointId',
    prefix: 'vpce',
    malformed: 'InvalidVpcEndpointId.Malformed',
    notFound: toNotFound('InvalidVpcEndpointId.NotFound', 'Vpc Endpoint Id'),
  },
  show: toVpcEndpoint,
  pageSizes: { least: 1, most: 1000, clamps: true },
  filters: {
    'ip-address-type': endpoint => endpoint.ipAddressType,
    'service-name': endpoint => endpoint.serviceName,
    'service-region': endpoint => endpoint.serviceRegion,
    'vpc-endpoint-id': endpoint => endpoint.vpcEndpointId,
    'vpc-endpoint-state': endpoint => endpoint.state,
    'vpc-endpoint-type': endpoint => endpoint.vpcEndpointType,
    'vpc-id': endpoint => endpoint.vpcId,
  },
}

export const describeVpcEndpoints: Operation = (input, call) => {
  call.authorize('ec2:DescribeVpcEndpoints', '*')
  const ec2 = ec2Of(call)
  const { page, nextToken } = selectResources(ec2.vpcEndpoints, input, call, description)
  return { vpcEndpointSet: page, nextToken }
}
