import type { VpcEndpoint } from '@aws-sdk/client-ec2'

interface SubnetPlace {
  region: string
  vpcId: string
  routeTableId: string
}

/**
 * The endpoint through which a subnet reaches a service, such as `ecr.api`. An interface endpoint
 * serves its whole VPC if its private DNS is on. A gateway endpoint serves the subnets of its route
 * tables.
 */
export const findEndpoint = (
  endpoints: readonly VpcEndpoint[],
  service: string,
  place: SubnetPlace,
): VpcEndpoint | undefined =>
  endpoints.find(
    endpoint =>
      endpoint.VpcId === place.vpcId &&
      endpoint.ServiceName?.endsWith(`.${place.region}.${service}`) &&
      endpoint.State?.toLowerCase() === 'available' &&
      serves(endpoint, place),
  )

function serves(endpoint: VpcEndpoint, { routeTableId }: SubnetPlace): boolean {
  if (endpoint.VpcEndpointType === 'Gateway') {
    return endpoint.RouteTableIds?.includes(routeTableId) ?? false
  }
  const isForResolversOnly = endpoint.DnsOptions?.PrivateDnsOnlyForInboundResolverEndpoint === true
  return (
    endpoint.PrivateDnsEnabled === true &&
    !isForResolversOnly &&
    (endpoint.SubnetIds?.length ?? 0) > 0
  )
}
