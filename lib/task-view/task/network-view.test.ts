import { describe, expect, it } from 'vitest'
import { toNetworkViews } from './network-view.ts'

const eni = {
  id: 'a',
  type: 'ElasticNetworkInterface',
  status: 'ATTACHED',
  details: [
    { name: 'subnetId', value: 'subnet-1' },
    { name: 'networkInterfaceId', value: 'eni-1' },
    { name: 'privateIPv4Address', value: '10.0.0.4' },
    { name: 'macAddress', value: '0a:00' },
  ],
}

describe('the interfaces of a task', () => {
  it('have the IPv6 addresses that its containers name, each once', () => {
    const of = (attachmentId: string, ipv6Address?: string) => ({
      networkInterfaces: [{ attachmentId, ipv6Address }],
    })
    const containers = [of('a', '2001:db8::1'), of('a', '2001:db8::1'), of('b', '::2'), of('a'), {}]
    expect(toNetworkViews({ attachments: [eni], containers })).toEqual([
      {
        status: 'ATTACHED',
        subnetId: 'subnet-1',
        networkInterfaceId: 'eni-1',
        privateIpv4Address: '10.0.0.4',
        privateDnsName: undefined,
        macAddress: '0a:00',
        ipv6Addresses: ['2001:db8::1'],
      },
    ])
  })

  it('may lack everything but their type', () => {
    expect(
      toNetworkViews({ attachments: [{ type: 'eni' }, { type: 'AmazonElasticBlockStorage' }] }),
    ).toMatchObject([{ status: 'unknown', ipv6Addresses: [] }])
  })
})
