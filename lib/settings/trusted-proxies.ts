import { BlockList, isIPv4 } from 'node:net'
import { toIpAddress } from './ip-address.ts'

/** The proxies whose `X-Forwarded-For` counts. */
export interface TrustedProxies {
  /** `address` as `toIpAddress` spells it. */
  has(address: string): boolean
}

/**
 * Reads IPv4 and IPv6 addresses and ranges (`10.0.0.0/8`). An entry that is neither is a problem,
 * and so is a range of every address: anybody could then forge theirs.
 */
export function toTrustedProxies(entries: readonly string[]): {
  proxies: TrustedProxies
  problems: string[]
} {
  const list = new BlockList()
  const problems = entries.flatMap(entry => addEntry(list, entry) ?? [])
  return { proxies: { has: address => list.check(address, familyOf(address)) }, problems }
}

/** @returns what is wrong with the entry. */
function addEntry(list: BlockList, entry: string): string | undefined {
  const [written = '', prefixText, ...rest] = entry.split('/')
  const address = toIpAddress(written)
  if (!address || rest.length > 0) return notAnAddress(entry)
  if (prefixText === undefined) return void list.addAddress(address, familyOf(address))
  const prefix = toPrefix(prefixText, { written, address })
  if (prefix === undefined) return notAnAddress(entry)
  if (prefix === 0) return `SLIPWAY_TRUSTED_PROXIES names "${entry}", which trusts every address.`
  list.addSubnet(address, prefix, familyOf(address))
  return undefined
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
  `SLIPWAY_TRUSTED_PROXIES names "${entry}", which isn’t an IP address or a range such as 10.0.0.0/8.`
