import { createHash } from 'node:crypto'
import { createRandom } from '../../world/random.ts'
import { formatIpv4, parseCidr } from './ipv4.ts'

/** AWS keeps the first four addresses of a subnet and the last one (VPC User Guide, sizing). */
const reservedAtStart = 4
const reservedAddresses = 5

/** The usable addresses of one subnet. Taking and giving back take constant time. */
export interface AddressPool {
  readonly free: number
  /** Undefined when the subnet is full. */
  take(): string | undefined
  /** An address that is not taken stays as it is. */
  giveBack(address: string): void
}

/**
 * Addresses come scattered over the block, as EC2 hands them out, in an order that the block alone
 * decides. One that is given back waits behind all others.
 */
export function createAddressPool(cidrBlock: string): AddressPool {
  const { base, size } = parseCidr(cidrBlock)
  const usable = Math.max(size - reservedAddresses, 0)
  const taken = new Set<number>()
  let ring: Uint16Array | undefined
  let takenEver = 0
  let givenEver = 0
  return {
    get free() {
      return usable - taken.size
    },
    take() {
      if (taken.size === usable) return undefined
      ring ??= shuffledHosts(cidrBlock, usable)
      const host = ring[takenEver % usable] ?? 0
      takenEver += 1
      taken.add(host)
      return formatIpv4(base + host)
    },
    giveBack(address) {
      const host = parseCidr(address).base - base
      if (!ring || !taken.delete(host)) return
      ring[givenEver % usable] = host
      givenEver += 1
    },
  }
}

/** Host numbers of a subnet of at most 65,536 addresses, the most that EC2 allows. */
function shuffledHosts(cidrBlock: string, usable: number): Uint16Array {
  const random = createRandom(createHash('sha256').update(cidrBlock).digest().readUInt32BE())
  const hosts = Uint16Array.from({ length: usable }, (_, index) => index + reservedAtStart)
  for (let last = usable - 1; last > 0; last -= 1) {
    const other = random.between(0, last)
    const moved = hosts[last] ?? 0
    hosts[last] = hosts[other] ?? 0
    hosts[other] = moved
  }
  return hosts
}
