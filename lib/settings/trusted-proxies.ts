import { BlockList, isIPv4 } from 'node:net'
import { toIpAddress } from './ip-address.ts'

/** The proxies whose `X-Forwarded-For` counts. */
export interface TrustedProxies {
  /** `address` as `toIpAddress` spells it. */
  has(address: string): boolean
}

const VARIABLE = 'SLIPWAY_TRUSTED_PROXIES'

/**
 * Reads IPv4 and IPv6 addresses and ranges (`10.0.0.0/8`), separated by commas.
 *
 * @throws when an entry is neither, or a range holds every address: anybody could then forge theirs.
 */
export function readTrustedProxies(text: string | undefined): TrustedProxies {
  const list = new BlockList()
  for (const entry of (text ?? '').split(',').map(part => part.trim())) {
    if (entry) addEntry(list, entry)
  }
  return { has: address => list.check(address, familyOf(address)) }
}

function addEntry(list: BlockList, entry: string): void {
  const [written = '', prefixText, ...rest] = entry.split('/')
  const address = toIpAddress(written)
  if (!address || rest.length > 0) throw new Error(notAnAddress(entry))
  if (prefixText === undefined) return list.addAddress(address, familyOf(address))
  const prefix = toPrefix(prefixText, { written, address })
  if (prefix === undefined) throw new Error(notAnAddress(entry))
  if (prefix === 0) throw new Error(`${VARIABLE} names "${entry}", which trusts every address`)
  list.addSubnet(address, prefix, familyOf(address))
}

/** An IPv4 range that is written in IPv6 (`::ffff:10.0.0.0/104`) counts 96 bits before its own. */
function toPrefix(
  text: string,
  { written, address }: { written: string; address: string },
): number | undefined {
  if (!/^\d{1,3}$/.test(text)) return undefined
  const isIpv4 = isIPv4(address)
  const prefix = Number(text) - (isIpv4 && !isIPv4(written) ? 96 : 0)
  return prefix >= 0 && prefix <= (isIpv4 ? 32 : 128) ? prefix : undefined
}

const familyOf = (address: string) => (isIPv4(address) ? 'ipv4' : 'ipv6')

const notAnAddress = (entry: string): string =>
  `${VARIABLE} names "${entry}", which isn't an IP address or a range such as 10.0.0.0/8`
