import {
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from '@aws-sdk/client-ec2'
import type { Filter } from '@aws-sdk/client-ec2'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compileFilters } from './compile-filters.ts'
import { useStillAws } from '../../test/start-still-aws.ts'

const local = await useStillAws()
const { ec2 } = local

const subnetNames = async (...Filters: Filter[]) => {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({ Filters }))
  return Subnets.map(subnet => subnet.Tags?.find(tag => tag.Key === 'Name')?.Value)
}
const groupNames = async (...Filters: Filter[]) => {
  const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }))
  return SecurityGroups.map(group => group.GroupName)
}

describe('filters', () => {
  it('must all match, each by any of its values', async () => {
    const zones = { Name: 'availability-zone', Values: ['us-east-1a', 'us-east-1b'] }
    const isPublic = { Name: 'map-public-ip-on-launch', Values: ['true'] }
    const prod = { Name: 'tag:Name', Values: ['prod-*'] }
    expect(await subnetNames(zones, isPublic, prod)).toEqual(['prod-public-1', 'prod-public-2'])
  })

  it('match security groups by any of their rules', async () => {
    const port = (value: string) => ({ Name: 'ip-permission.from-port', Values: [value] })
    expect(await groupNames(port('443'), port('80'))).toEqual(['web'])
    const fromApp = { Name: 'ip-permission.group-name', Values: ['app'] }
    expect(await groupNames(fromApp)).toEqual(['database'])
    const outside = { Name: 'egress.ip-permission.cidr', Values: ['0.0.0.0/0'] }
    expect(await groupNames(outside)).toHaveLength(8)
  })

  it('find the route table of a subnet, and the main table', async () => {
    const tables = async (Name: string, ...Values: string[]) => {
      const { RouteTables = [] } = await ec2.send(
        new DescribeRouteTablesCommand({ Filters: [{ Name, Values }] }),
      )
      return RouteTables.map(table => table.Tags?.[0]?.Value)
    }
    const { Subnets: [subnet] = [] } = await ec2.send(
      new DescribeSubnetsCommand({ Filters: [{ Name: 'tag:Name', Values: ['prod-private-1'] }] }),
    )
    expect(await tables('association.subnet-id', subnet?.SubnetId ?? '')).toEqual([
      'prod-private-nat',
    ])
    expect(await tables('association.main', 'true')).toEqual([undefined, undefined])
    expect(await tables('route.nat-gateway-id', 'nat-*')).toEqual(['prod-private-nat'])
    expect(await tables('route.destination-prefix-list-id', 'pl-*')).toEqual([
      'prod-private-endpoints',
    ])
  })

  it.each(['cidr', 'cidr-block-association.cidr-block', 'cidrBlock'])(
    'take %s for the block of a VPC',
    async Name => {
      const command = new DescribeVpcsCommand({ Filters: [{ Name, Values: ['10.0.0.0/16'] }] })
      expect((await ec2.send(command)).Vpcs).toHaveLength(1)
    },
  )

  it('are at most 50, with at most 200 values', async () => {
    const values = (count: number) => Array.from({ length: count }, () => 'prod-tiny-1')
    const one = (count: number) => ({ Name: 'tag:Name', Values: values(count) })
    expect(await subnetNames(one(200))).toEqual(['prod-tiny-1'])
    const refusal = { name: 'FilterLimitExceeded' }
    await expect(subnetNames(one(201))).rejects.toMatchObject(refusal)
    expect(await subnetNames(...values(50).map(() => one(1)))).toEqual(['prod-tiny-1'])
    await expect(subnetNames(...values(51).map(() => one(1)))).rejects.toMatchObject(refusal)
  })
})

describe('the wildcards of a filter', () => {
  const holds = (pattern: string, value: string) =>
    compileFilters<{ name: string; tagSet?: never }>(
      { Filter: [{ Name: 'name', Value: [pattern] }] },
      { name: shown => shown.name },
    )?.({ name: value })

  it.each([
    ['a*', 'abc', true],
    ['a?c', 'abc', true],
    ['a\\*', 'abc', false],
    ['a\\*', 'a*', true],
    ['\\*amazon\\?\\\\', '*amazon?\\', true],
    ['*\\?', 'what?', true],
    ['*\\?', 'what', false],
    ['A', 'a', false],
  ])('%s with %s', (pattern, value, expected) => {
    expect(holds(pattern, value)).toBe(expected)
  })

  it('are literal after a backslash', () => {
    const text = fc.string({ unit: fc.constantFrom('a', '*', '?', '\\') })
    fc.assert(
      fc.property(text, text, (one, other) => {
        const literally = one.replace(/[*?\\]/g, '\\$&')
        expect(holds(literally, other)).toBe(one === other)
      }),
    )
  })
})
