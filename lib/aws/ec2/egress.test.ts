import type { Route, RouteTable } from '@aws-sdk/client-ec2'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findRouteTable, isPublicSubnet, toEgress } from './egress.ts'

const local: Route = { DestinationCidrBlock: '10.0.0.0/16', GatewayId: 'local', State: 'active' }
const toS3: Route = { DestinationPrefixListId: 'pl-1', GatewayId: 'vpce-1', State: 'active' }
const anywhere = { DestinationCidrBlock: '0.0.0.0/0', State: 'active' } as const
const internet: Route = { ...anywhere, GatewayId: 'igw-1' }
const nat: Route = { ...anywhere, NatGatewayId: 'nat-1' }
const transit: Route = { ...anywhere, TransitGatewayId: 'tgw-1' }
const tableOf = (...routes: Route[]): RouteTable => ({ Routes: [local, ...routes] })

describe('the egress of a subnet', () => {
  it.each([
    ['an internet gateway with a public IP', internet, true, 'internet', 'igw-1'],
    ['an internet gateway alone', internet, false, 'none', 'igw-1'],
    ['a NAT gateway', nat, false, 'internet', '0.0.0.0/0 via nat-1'],
    ['a NAT gateway beside a public IP', nat, true, 'internet', 'nat-1'],
    ['a transit gateway', transit, false, 'beyond', 'tgw-1'],
    ['an instance', { ...anywhere, InstanceId: 'i-1' }, false, 'beyond', 'i-1'],
    ['a peering', { ...anywhere, VpcPeeringConnectionId: 'pcx-1' }, false, 'beyond', 'pcx-1'],
    ['a VPN', { ...anywhere, GatewayId: 'vgw-1' }, true, 'beyond', 'vgw-1'],
    ['a firewall', { ...anywhere, GatewayId: 'vpce-9' }, true, 'beyond', 'vpce-9'],
    ['a NAT gateway that is gone', { ...nat, State: 'blackhole' }, false, 'none', 'blackhole'],
    [
      'an egress-only gateway',
      { DestinationIpv6CidrBlock: '::/0', EgressOnlyInternetGatewayId: 'eigw-1' },
      true,
      'beyond',
      'IPv6',
    ],
    [
      'a route to a network of one’s own',
      { DestinationCidrBlock: '10.8.0.0/16', TransitGatewayId: 'tgw-1' },
      true,
      'beyond',
      '10.8.0.0/16 via tgw-1',
    ],
  ] satisfies [string, Route, boolean, string, string][])(
    'through %s',
    (_, route, hasPublicIp, kind, text) => {
      const egress = toEgress(tableOf(toS3, route), hasPublicIp)
      expect(egress.kind).toBe(kind)
      expect(egress.text).toContain(text)
    },
  )

  it('is none where only the VPC itself and a gateway endpoint have routes', () => {
    expect(toEgress(tableOf(toS3), true).kind).toBe('none')
    expect(toEgress({}, true).kind).toBe('none')
  })

  it('is that of the best route, in any order of the routes', () => {
    const gone: Route = { ...nat, State: 'blackhole' }
    const peering: Route = { DestinationCidrBlock: '10.9.0.0/16', VpcPeeringConnectionId: 'pcx-1' }
    fc.assert(
      fc.property(fc.shuffledSubarray([internet, nat, transit, gone, peering, toS3]), routes => {
        const { kind } = toEgress(tableOf(...routes), false)
        if (routes.includes(nat)) expect(kind).toBe('internet')
        else if (routes.includes(transit) || routes.includes(peering)) expect(kind).toBe('beyond')
        else expect(kind).toBe('none')
      }),
      { seed: 14 },
    )
  })
})

describe('the route table of a subnet', () => {
  const subnet = { SubnetId: 'subnet-1', VpcId: 'vpc-1' }
  const main: RouteTable = { RouteTableId: 'main', VpcId: 'vpc-1', Associations: [{ Main: true }] }
  const own: RouteTable = {
    RouteTableId: 'own',
    VpcId: 'vpc-1',
    Associations: [{ SubnetId: 'subnet-1' }],
  }
  const foreign: RouteTable = { ...main, RouteTableId: 'foreign', VpcId: 'vpc-2' }

  it('is its own, or else the main one of its VPC', () => {
    expect(findRouteTable(subnet, [foreign, main, own])).toBe(own)
    expect(findRouteTable(subnet, [foreign, main])).toBe(main)
    expect(findRouteTable(subnet, [foreign])).toBeUndefined()
  })

  it.each<[string, RouteTable[], boolean]>([
    ['its own table has a route to an internet gateway', [{ ...own, Routes: [internet] }], true],
    ['the main table has one', [{ ...main, Routes: [local, internet] }], true],
    ['only another VPC’s table has one', [{ ...foreign, Routes: [internet] }], false],
    [
      'its own table has none and the main one has',
      [
        { ...main, Routes: [internet] },
        { ...own, Routes: [nat] },
      ],
      false,
    ],
    ['the gateway is gone', [{ ...own, Routes: [{ ...internet, State: 'blackhole' }] }], false],
  ])('makes it public or not: %s', (_, tables, isPublic) => {
    expect(isPublicSubnet(subnet, tables)).toBe(isPublic)
  })
})
