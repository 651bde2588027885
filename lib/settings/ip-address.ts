import { isIP, isIPv6 } from 'node:net'

/**
 * An IP address in its one spelling: IPv6 compressed, in lower case and without a zone; IPv4 that
 * is written as IPv6 (`::ffff:10.0.0.1`) as IPv4. Undefined for anything else.
 */
export function toIpAddress(text: string): string | undefined {
  const [address = ''] = text.trim().split('%')
  if (!isIPv6(address)) return isIP(address) ? address : undefined
  const compressed = new URL(`http://[${address}]`).hostname.slice(1, -1)
  return toMappedIpv4(compressed) ?? compressed
}

function toMappedIpv4(compressed: string): string | undefined {
  const groups = /^::ffff:([0-9a-f]{1,4}):([0-9a-f]{1,4})$/.exec(compressed)?.slice(1)
  return groups
    ?.map(group => parseInt(group, 16))
    .flatMap(value => [value >> 8, value & 255])
    .join('.')
}

/**
 * The network that one subscriber has: an IPv4 address, or the first 64 bits of an IPv6 one, of
 * whose other 64 bits every machine may take any.
 */
export function toClientNetwork(address: string): string {
  if (!isIPv6(address)) return address
  const [head = '', tail] = address.split('::')
  const front = head ? head.split(':') : []
  const back = tail ? tail.split(':') : []
  const zeros = Array<string>(tail === undefined ? 0 : 8 - front.length - back.length).fill('0')
  return `${[...front, ...zeros, ...back].slice(0, 4).join(':')}::/64`
}
