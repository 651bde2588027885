import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { toClientNetwork, toIpAddress } from './ip-address.ts'
import { toTrustedProxies } from './trusted-proxies.ts'

describe('an IP address', () => {
  it.each([
    ['10.0.0.1', '10.0.0.1'],
    [' 10.0.0.1 ', '10.0.0.1'],
    ['::ffff:10.0.0.1', '10.0.0.1'],
    ['::FFFF:0a00:0001', '10.0.0.1'],
    ['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
    ['fe80::1%eth0', 'fe80::1'],
    ['::1', '::1'],
    ['', undefined],
    ['localhost', undefined],
    ['10.0.0', undefined],
    ['010.0.0.1', undefined],
    ['10.0.0.1:80', undefined],
    ['[::1]', undefined],
    [':::', undefined],
  ])('%j is spelt %j', (text, address) => {
    expect(toIpAddress(text)).toBe(address)
  })

  it('has one spelling', () => {
    fc.assert(
      fc.property(fc.oneof(fc.ipV4(), fc.ipV6()), text => {
        const address = toIpAddress(text) ?? ''
        expect(toIpAddress(address)).toBe(address)
        expect(toIpAddress(text.toUpperCase())).toBe(address)
      }),
      { seed: 13, numRuns: 500 },
    )
  })

  it('belongs to the network of one subscriber', () => {
    expect(toClientNetwork('10.0.0.1')).toBe('10.0.0.1')
    expect(toClientNetwork('2001:db8:1:2:3:4:5:6')).toBe('2001:db8:1:2::/64')
    expect(toClientNetwork('2001:db8::6')).toBe('2001:db8:0:0::/64')
    expect(toClientNetwork('::1')).toBe('0:0:0:0::/64')
    expect(toClientNetwork('2001:db8:1:2::')).toBe('2001:db8:1:2::/64')
  })

  it('shares its network with every address that has the same first 64 bits', () => {
    const group = fc.integer({ min: 0, max: 0xffff }).map(value => value.toString(16))
    const half = fc.array(group, { minLength: 4, maxLength: 4 })
    fc.assert(
      fc.property(half, half, half, (network, one, other) => {
        const networkOf = (host: string[]) =>
          toClientNetwork(toIpAddress([...network, ...host].join(':')) ?? '')
        // IPv4 that is written as IPv6 is an IPv4 address.
        fc.pre(network.some(part => part !== '0'))
        expect(networkOf(one)).toBe(networkOf(other))
        expect(networkOf(one)).toBe(`${network.join(':')}::/64`)
      }),
      { seed: 13, numRuns: 500 },
    )
  })
})

describe('SLIPWAY_TRUSTED_PROXIES', () => {
  it('names addresses and ranges', () => {
    const entries = ['127.0.0.1', '::ffff:192.0.2.0/120', '10.1.2.3/8', '2001:DB8::/32']
    const trusted = toTrustedProxies(entries).proxies
    for (const address of ['127.0.0.1', '192.0.2.9', '10.9.9.9', '2001:db8:1::1']) {
      expect(trusted.has(address)).toBe(true)
    }
    for (const address of ['127.0.0.2', '192.0.3.1', '11.0.0.1', '2001:db9::1', '::1']) {
      expect(trusted.has(address)).toBe(false)
    }
  })

  it('trusts nobody when it is empty', () => {
    for (const address of ['127.0.0.1', '::1', '10.0.0.1']) {
      expect(toTrustedProxies([]).proxies.has(address)).toBe(false)
    }
  })

  it.each([
    'localhost',
    '10.0.0.1 10.0.0.2',
    '10.0.0.0/33',
    '10.0.0.0/',
    '10.0.0.0/8/8',
    '10.0.0.0/-1',
    '2001:db8::/129',
    '::ffff:10.0.0.0/95',
    '0.0.0.0/0',
    '::/0',
    '*',
  ])('has a problem when it names %j', entry => {
    const { problems } = toTrustedProxies(['127.0.0.1', entry])
    expect(problems).toEqual([expect.stringContaining(`SLIPWAY_TRUSTED_PROXIES names "${entry}"`)])
  })
})
