import { isIP } from 'node:net'
import { toIpAddress } from '../../settings/ip-address.ts'
import type { TrustedProxies } from '../../settings/trusted-proxies.ts'

export interface AddressSources {
  /** The other end of the connection; undefined once it is closed. */
  socketAddress: string | undefined
  /** `X-Forwarded-For`: every proxy appends the address that it was called from. */
  forwardedFor: string | null | undefined
  trusted: TrustedProxies
}

/** What stands for a client whose address is unknown. */
export const UNKNOWN_ADDRESS = 'unknown'

/**
 * The client's address: read from the right, the first one that isn't a trusted proxy's. What
 * stands to the left of it may have been made up. An entry that isn't an address ends the reading
 * at the proxy that wrote it.
 */
export function clientAddress({ socketAddress, forwardedFor, trusted }: AddressSources): string {
  let address = toIpAddress(socketAddress ?? '')
  if (!address) return UNKNOWN_ADDRESS
  for (const entry of (forwardedFor ?? '').split(',').reverse()) {
    if (!trusted.has(address)) break
    const next = toIpAddress(withoutPort(entry.trim()))
    if (!next) break
    address = next
  }
  return address
}

/** Some proxies write `10.0.0.1:4711` and `[2001:db8::1]:4711`. */
function withoutPort(entry: string): string {
  if (isIP(entry)) return entry
  const [, ipv6, ipv4] = /^(?:\[([^\]]*)\]|([^:]*))(?::\d{1,5})?$/.exec(entry) ?? []
  return ipv6 ?? ipv4 ?? ''
}
