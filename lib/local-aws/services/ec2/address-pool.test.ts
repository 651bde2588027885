import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAddressPool } from './address-pool.ts'

const takeAll = (pool: ReturnType<typeof createAddressPool>) => {
  const addresses: string[] = []
  for (let address = pool.take(); address !== undefined; address = pool.take())
    addresses.push(address)
  return addresses
}
const lastPart = (address: string) => Number(address.split('.').at(-1))

describe('the addresses of a subnet', () => {
  it.each([
    ['10.0.0.0/28', 11],
    ['10.0.1.0/24', 251],
    ['172.31.0.0/16', 65_531],
  ])('of %s are handed out once each, %i in all', (cidrBlock, count) => {
    const pool = createAddressPool(cidrBlock)
    expect(pool.free).toBe(count)
    expect(new Set(takeAll(pool)).size).toBe(count)
    expect(pool.free).toBe(0)
  })

  it('leave out the addresses that AWS reserves', () => {
    const hosts = takeAll(createAddressPool('10.0.0.16/28')).map(lastPart)
    expect(hosts.sort((one, other) => one - other)).toEqual([
      20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30,
    ])
  })

  it('come scattered, and in the same order in every run', () => {
    const first = takeAll(createAddressPool('10.0.0.0/24'))
    expect(first).toEqual(takeAll(createAddressPool('10.0.0.0/24')))
    const hosts = first.map(lastPart)
    expect(hosts).not.toEqual([...hosts].sort((one, other) => one - other))
    expect(takeAll(createAddressPool('10.0.1.0/24')).map(lastPart)).not.toEqual(hosts)
  })

  it('come last after they are given back', () => {
    const pool = createAddressPool('10.0.0.0/28')
    const first = pool.take() ?? ''
    pool.giveBack(first)
    expect(takeAll(pool).at(-1)).toBe(first)
  })

  it('are never shared, and all come back', () => {
    const steps = fc.array(fc.option(fc.nat(30), { nil: undefined }), { maxLength: 200 })
    fc.assert(
      fc.property(steps, given => {
        const pool = createAddressPool('10.0.0.0/28')
        const all = new Set(takeAll(createAddressPool('10.0.0.0/28')))
        const held: string[] = []
        for (const index of given) {
          if (index === undefined) {
            const address = pool.take()
            expect(address === undefined).toBe(held.length === 11)
            if (address === undefined) continue
            expect(held).not.toContain(address)
            expect(all).toContain(address)
            held.push(address)
          } else {
            const [address = '10.0.0.1'] = held.splice(index, 1)
            pool.giveBack(address)
            pool.giveBack(address)
          }
          expect(pool.free).toBe(11 - held.length)
        }
        for (const address of held) pool.giveBack(address)
        expect(new Set(takeAll(pool))).toEqual(all)
      }),
    )
  })

  it('ignore addresses of other subnets', () => {
    const pool = createAddressPool('10.0.0.0/28')
    for (const stray of ['10.0.0.4', '10.0.0.0', '10.1.0.4', 'x', '']) pool.giveBack(stray)
    expect(pool.free).toBe(11)
    expect(new Set(takeAll(pool)).size).toBe(11)
  })
})
