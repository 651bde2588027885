import { createHash } from 'node:crypto'
import { createRandom } from '../../world/random.ts'
import { formatIpv4, parseCidr } from './ipv4.ts'

/** AWS keeps the first four addresses of a subnet and the last one (VPC User Guide, sizing). */
const reservedAtStart = 4
const reservedAddresses = 5

/** The usable addresses of one subnet. Both operations take constant time. */
export interface AddressPool {
  readonly free: number
  /** Undefined when the subnet is full. */
  take(): string | undefined
  /** Giving back a free address changes nothing. */
  giveBack(address: string): void
}

/**
 * Creates a pool that hands out addresses scattered over the block, as EC2 does. The order depends
 * on the block only. An address that is given back comes last.
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

/** The host numbers of a subnet, shuffled. EC2 allows at most 65,536 addresses in a subnet. */
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
