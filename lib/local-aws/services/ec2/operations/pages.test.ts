import {
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcsCommand,
  paginateDescribeNetworkInterfaces,
} from '@aws-sdk/client-ec2'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { seedId } from '../../../seed/seed-id.ts'
import { createNetworkInterface, deleteNetworkInterface } from '../network-interface.ts'
import { useStillAws } from '../../../test/start-still-aws.ts'

const local = await useStillAws()
const { ec2 } = local

const where = { accountId: '111122223333', region: 'us-east-1' }
const subnetId = seedId('subnet', where.accountId, where.region, 'prod', 'prod-private-1')
const create = (description = 'x') =>
  createNetworkInterface(local.world, {
    ...where,
    subnetId,
    groupIds: [],
    assignPublicIp: false,
    description,
  })

describe('pages of interfaces', () => {
  it('together contain every interface once, with any page size', async () => {
    const made = Array.from({ length: 40 }, () => create('pages')).map(
      eni => eni.networkInterfaceId,
    )
    const Filters = [{ Name: 'description', Values: ['pages'] }]
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 5, max: 45 }), async pageSize => {
        const seen: (string | undefined)[] = []
        for await (const page of paginateDescribeNetworkInterfaces(
          { client: ec2, pageSize },
          { Filters },
        )) {
          expect(page.NetworkInterfaces?.length).toBeGreaterThan(0)
          seen.push(...(page.NetworkInterfaces ?? []).map(eni => eni.NetworkInterfaceId))
        }
        expect(seen).toEqual(made)
      }),
      { numRuns: 15 },
    )
  })

  it('contain every remaining interface while others are deleted', async () => {
    const made = Array.from({ length: 12 }, () => create('churn').networkInterfaceId)
    const Filters = [{ Name: 'description', Values: ['churn'] }]
    const first = await ec2.send(new DescribeNetworkInterfacesCommand({ Filters, MaxResults: 5 }))
    for (const gone of made.slice(0, 5)) deleteNetworkInterface(local.world, where, gone)
    const rest = await ec2.send(
      new DescribeNetworkInterfacesCommand({ Filters, NextToken: first.NextToken }),
    )
    expect(rest.NetworkInterfaces?.map(eni => eni.NetworkInterfaceId)).toEqual(made.slice(5))
  })

  it('exclude ids', async () => {
    const NetworkInterfaceIds = [create().networkInterfaceId]
    const both = new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds, MaxResults: 5 })
    await expect(ec2.send(both)).rejects.toMatchObject({ name: 'InvalidParameterCombination' })
  })
})

describe('sizes of pages', () => {
  it.each([4, 1001, 0, -1])('of %i are refused', async MaxResults => {
    for (const command of [
      new DescribeVpcsCommand({ MaxResults }),
      new DescribeSubnetsCommand({ MaxResults }),
      new DescribeSecurityGroupsCommand({ MaxResults }),
      new DescribeRouteTablesCommand({ MaxResults }),
    ])
      await expect(ec2.send(command)).rejects.toMatchObject({
        name: 'InvalidParameterValue',
      })
  })

  it('are cut to 1000 for endpoints', async () => {
    const { VpcEndpoints } = await ec2.send(new DescribeVpcEndpointsCommand({ MaxResults: 5000 }))
    expect(VpcEndpoints).toHaveLength(4)
    const first = await ec2.send(new DescribeVpcEndpointsCommand({ MaxResults: 1 }))
    expect(first.VpcEndpoints).toHaveLength(1)
    expect(first.NextToken).toBeDefined()
  })
})

describe('ids', () => {
  it.each([
    ['InvalidVpcID', () => new DescribeVpcsCommand({ VpcIds: ['x'] })],
    ['InvalidSubnetID', () => new DescribeSubnetsCommand({ SubnetIds: ['vpc-1'] })],
    ['InvalidGroupId', () => new DescribeSecurityGroupsCommand({ GroupIds: ['sg-1, sg-2'] })],
    ['InvalidRouteTableId', () => new DescribeRouteTablesCommand({ RouteTableIds: ['rtb'] })],
    ['InvalidVpcEndpointId', () => new DescribeVpcEndpointsCommand({ VpcEndpointIds: ['vpce'] })],
    [
      'InvalidNetworkInterfaceId',
      () => new DescribeNetworkInterfacesCommand({ NetworkInterfaceIds: ['eni_1'] }),
    ],
  ])('of another form are %s.Malformed', async (name, command) => {
    await expect(ec2.send(command())).rejects.toMatchObject({
      name: `${name}.Malformed`,
    })
  })

  it('that do not exist are not found', async () => {
    const table = new DescribeRouteTablesCommand({ RouteTableIds: ['rtb-0123'] })
    await expect(ec2.send(table)).rejects.toMatchObject({ name: 'InvalidRouteTableID.NotFound' })
    const endpoint = new DescribeVpcEndpointsCommand({ VpcEndpointIds: ['vpce-0123'] })
    await expect(ec2.send(endpoint)).rejects.toMatchObject({
      name: 'InvalidVpcEndpointId.NotFound',
    })
  })
})
