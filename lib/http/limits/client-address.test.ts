import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toTrustedProxies } from '../../settings/trusted-proxies.ts'
import { UNKNOWN_ADDRESS, clientAddress } from './client-address.ts'

const trusted = toTrustedProxies(['10.0.0.0/8', '::1']).proxies
const addressOf = (socketAddress: string | undefined, forwardedFor?: string) =>
  clientAddress({ socketAddress, forwardedFor, trusted })

const proxy = fc.ipV4().map(address => address.replace(/^\d+/, '10'))
const client = fc.ipV4().map(address => address.replace(/^\d+/, '203'))
const anything = fc.oneof(client, proxy, fc.ipV6(), fc.constantFrom('', 'unknown', '_x', '1.2.3'))
const runs = { seed: 13, numRuns: 500 }

describe('the address of a client', () => {
  it.each([
    ['203.0.113.9', undefined, '203.0.113.9'],
    ['::ffff:203.0.113.9', undefined, '203.0.113.9'],
    ['203.0.113.9', '198.51.100.1', '203.0.113.9'],
    ['10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['::1', '198.51.100.1:4711', '198.51.100.1'],
    ['::1', '[2001:db8::1]:4711', '2001:db8::1'],
    ['::1', '2001:DB8::1', '2001:db8::1'],
    ['::1', '1.1.1.1, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['10.0.0.1', '10.0.0.3,10.0.0.2', '10.0.0.3'],
    ['10.0.0.1', undefined, '10.0.0.1'],
    ['10.0.0.1', '198.51.100.1, unknown', '10.0.0.1'],
    ['10.0.0.1', '198.51.100.1, unknown, 10.0.0.2', '10.0.0.2'],
    [undefined, '198.51.100.1', UNKNOWN_ADDRESS],
  ])('behind %j with %j is %j', (socket, forwarded, address) => {
    expect(addressOf(socket, forwarded)).toBe(address)
  })

  it('is never changed by what the client writes itself', () => {
    fc.assert(
      fc.property(fc.array(anything), client, fc.array(proxy), (forged, own, proxies) => {
        const chain = [...forged, own, ...proxies]
        expect(addressOf(chain.pop(), chain.join(', '))).toBe(own)
      }),
      runs,
    )
  })

  it("is the socket's where no proxy is trusted", () => {
    const nobody = toTrustedProxies([]).proxies
    fc.assert(
      fc.property(fc.array(anything), fc.oneof(client, proxy), (forged, socketAddress) => {
        const sources = { socketAddress, forwardedFor: forged.join(','), trusted: nobody }
        expect(clientAddress(sources)).toBe(socketAddress)
      }),
      runs,
    )
  })
})
