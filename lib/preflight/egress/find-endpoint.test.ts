import type { VpcEndpoint } from '@aws-sdk/client-ec2'
import { describe, expect, it } from 'vitest'
import { findEndpoint } from './find-endpoint.ts'

const place = { region: 'us-east-1', vpcId: 'vpc-1', routeTableId: 'rtb-1' }

const byInterface: VpcEndpoint = {
  VpcEndpointId: 'vpce-1',
  VpcEndpointType: 'Interface',
  VpcId: 'vpc-1',
  ServiceName: 'com.amazonaws.us-east-1.ecr.api',
  State: 'Available',
  PrivateDnsEnabled: true,
  SubnetIds: ['subnet-9'],
}
const byGateway: VpcEndpoint = {
  VpcEndpointId: 'vpce-2',
  VpcEndpointType: 'Gateway',
  VpcId: 'vpc-1',
  ServiceName: 'com.amazonaws.us-east-1.s3',
  State: 'Available',
  RouteTableIds: ['rtb-1'],
}

describe('the endpoint of a service', () => {
  it.each<[string, VpcEndpoint, string]>([
    ['by an interface', byInterface, 'ecr.api'],
    ['by a gateway', byGateway, 's3'],
    [
      'in China, where names begin differently',
      { ...byInterface, ServiceName: 'cn.com.amazonaws.us-east-1.ecr.api' },
      'ecr.api',
    ],
    [
      'by an interface to S3 with private DNS',
      { ...byInterface, ServiceName: 'com.amazonaws.us-east-1.s3' },
      's3',
    ],
  ])('is found %s', (_, endpoint, service) => {
    expect(findEndpoint([endpoint], service, place)).toBe(endpoint)
  })

  it.each<[string, VpcEndpoint, string]>([
    ['of another VPC', { ...byInterface, VpcId: 'vpc-2' }, 'ecr.api'],
    ['of another service', byInterface, 'ecr.dkr'],
    [
      'of another Region',
      { ...byInterface, ServiceName: 'com.amazonaws.eu-west-1.ecr.api' },
      'ecr.api',
    ],
    [
      'whose name only ends alike',
      { ...byInterface, ServiceName: 'com.amazonaws.us-east-1.ssm' },
      'sm',
    ],
    ['that is pending', { ...byInterface, State: 'Pending' }, 'ecr.api'],
    ['without private DNS', { ...byInterface, PrivateDnsEnabled: false }, 'ecr.api'],
    ['in no subnet', { ...byInterface, SubnetIds: [] }, 'ecr.api'],
    [
      'for the resolvers of other networks only',
      { ...byInterface, DnsOptions: { PrivateDnsOnlyForInboundResolverEndpoint: true } },
      'ecr.api',
    ],
    ['of other route tables only', { ...byGateway, RouteTableIds: ['rtb-2'] }, 's3'],
  ])('is not one %s', (_, endpoint, service) => {
    expect(findEndpoint([endpoint], service, place)).toBeUndefined()
  })
})
