import { createHash } from 'node:crypto'

export function seedDigest(...of: string[]): string {
  return createHash('sha256').update(of.join('/')).digest('hex')
}

/**
 * The ID of a seeded resource. It is the same in every run, and different in every account and
 * Region.
 */
export function seedId(prefix: string, ...of: string[]): string {
  return `${prefix}-0${seedDigest(...of).slice(0, 16)}`
}
