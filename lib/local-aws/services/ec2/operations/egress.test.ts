import {
  DescribeNetworkInterfacesCommand,
  DescribePrefixListsCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
} from '@aws-sdk/client-ec2'
import type { RouteTable } from '@aws-sdk/client-ec2'
import { describe, expect, it } from 'vitest'
import { useStillAws } from '../../../test/start-still-aws.ts'

const local = await useStillAws()
const { ec2 } = local

async function subnetNamed(name: string) {
  const { Subnets: [subnet] = [] } = await ec2.send(
    new DescribeSubnetsCommand({ Filters: [{ Name: 'tag:Name', Values: [name] }] }),
  )
  if (!subnet) throw new Error(`No subnet ${name}`)
  return subnet
}

/** The table that EC2 uses for a subnet: its own, else the main one of the VPC. */
async function tableOf(name: string): Promise<RouteTable | undefined> {
  const { SubnetId, VpcId } = await subnetNamed(name)
  const { RouteTables = [] } = await ec2.send(
    new DescribeRouteTablesCommand({ Filters: [{ Name: 'vpc-id', Values: [VpcId ?? ''] }] }),
  )
  return (
    RouteTables.find(table => table.Associations?.some(one => one.SubnetId === SubnetId)) ??
    RouteTables.find(table => table.Associations?.some(one => one.Main))
  )
}

async function wayOut(name: string): Promise<string> {
  const table = await tableOf(name)
  const route = table?.Routes?.find(one => one.DestinationCidrBlock === '0.0.0.0/0')
  return (route?.GatewayId ?? route?.NatGatewayId ?? 'none').replace(/-.*/, '')
}

describe('the egress of a subnet', () => {
  it.each([
    ['default-1', 'igw'],
    ['default-3', 'igw'],
    ['prod-public-1', 'igw'],
    ['prod-private-1', 'nat'],
    ['prod-private-2', 'nat'],
    ['prod-tiny-1', 'nat'],
    ['prod-private-3', 'none'],
    ['prod-isolated-1', 'none'],
  ])('of %s: %s', async (name, expected) => {
    expect(await wayOut(name)).toBe(expected)
  })

  it('stays inside the VPC by the local route', async () => {
    expect((await tableOf('prod-isolated-1'))?.Routes).toEqual([
      {
        DestinationCidrBlock: '10.0.0.0/16',
        GatewayId: 'local',
        Origin: 'CreateRouteTable',
        State: 'active',
      },
    ])
  })

  it('reaches S3 from the subnet without NAT, by its prefix list', async () => {
    const table = await tableOf('prod-private-3')
    const route = table?.Routes?.find(one => one.DestinationPrefixListId)
    expect(route).toMatchObject({ GatewayId: expect.stringMatching(/^vpce-/) as string })
    const { VpcEndpoints: [endpoint] = [] } = await ec2.send(
      new DescribeVpcEndpointsCommand({ VpcEndpointIds: [route?.GatewayId ?? ''] }),
    )
    expect(endpoint).toMatchObject({
      VpcEndpointType: 'Gateway',
      ServiceName: 'com.amazonaws.us-east-1.s3',
      State: 'available',
      RouteTableIds: [table?.RouteTableId],
    })
    const { PrefixLists } = await ec2.send(
      new DescribePrefixListsCommand({ PrefixListIds: [route?.DestinationPrefixListId ?? ''] }),
    )
    expect(PrefixLists).toMatchObject([{ PrefixListName: 'com.amazonaws.us-east-1.s3' }])
  })

  it('reaches what a task needs through endpoints, whose security group allows the VPC', async () => {
    const { SubnetId } = await subnetNamed('prod-private-3')
    const { VpcEndpoints = [] } = await ec2.send(
      new DescribeVpcEndpointsCommand({
        Filters: [{ Name: 'vpc-endpoint-type', Values: ['Interface'] }],
      }),
    )
    expect(VpcEndpoints.map(one => one.ServiceName?.split('.').slice(3).join('.'))).toEqual([
      'ecr.api',
      'ecr.dkr',
      'logs',
    ])
    for (const endpoint of VpcEndpoints) {
      expect(endpoint).toMatchObject({ PrivateDnsEnabled: true, SubnetIds: [SubnetId] })
      const { NetworkInterfaces } = await ec2.send(
        new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: endpoint.NetworkInterfaceIds }),
      )
      expect(NetworkInterfaces).toMatchObject([{ SubnetId, InterfaceType: 'vpc_endpoint' }])
    }
    const { SecurityGroups } = await ec2.send(
      new DescribeSecurityGroupsCommand({
        GroupIds: [VpcEndpoints[0]?.Groups?.[0]?.GroupId ?? ''],
      }),
    )
    expect(SecurityGroups?.[0]?.IpPermissions).toMatchObject([
      { FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: '10.0.0.0/16' }] },
    ])
  })

  it('includes a subnet of eleven addresses', async () => {
    expect(await subnetNamed('prod-tiny-1')).toMatchObject({ AvailableIpAddressCount: 11 })
  })
})
