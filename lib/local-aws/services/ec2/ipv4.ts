/** The first address of a block as a number, and how many addresses it holds. */
export function parseCidr(cidrBlock: string): { base: number; size: number } {
  const [address = '', prefix = '32'] = cidrBlock.split('/')
  const base = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0)
  return { base, size: 2 ** (32 - Number(prefix)) }
}

export function formatIpv4(address: number): string {
  return [24, 16, 8, 0].map(shift => Math.floor(address / 2 ** shift) % 256).join('.')
}
