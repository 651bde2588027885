import { createHash } from 'node:crypto'

export function seedDigest(...of: string[]): string {
  return createHash('sha256').update(of.join('/')).digest('hex')
}

/** The id of a seeded resource: the same in every run, different in every account and Region. */
export function seedId(prefix: string, ...of: string[]): string {
  return `${prefix}-0${seedDigest(...of).slice(0, 16)}`
}
