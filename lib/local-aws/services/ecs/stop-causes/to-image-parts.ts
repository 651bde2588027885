import { createHash } from 'node:crypto'

/** An image as a registry knows it. */
export interface ImageParts {
  registry: string
  repository: string
  /** A tag or, after `@`, a digest. */
  tag: string
  /** Registry, repository and tag, as a pull error names them. */
  reference: string
}

/**
 * Splits the name of an image. Without a registry it is on Docker Hub, in `library` if it has no
 * owner.
 */
export function toImageParts(image: string): ImageParts {
  const host = image.slice(0, Math.max(0, image.indexOf('/')))
  const hasRegistry = host === 'localhost' || /[.:]/.test(host)
  const owned = hasRegistry || image.includes('/') ? image : `library/${image}`
  const full = hasRegistry ? owned : `docker.io/${owned}`
  const registry = full.slice(0, full.indexOf('/'))
  const rest = full.slice(registry.length + 1)
  const digestAt = rest.indexOf('@')
  const tagAt = digestAt < 0 ? rest.lastIndexOf(':') : digestAt
  const repository = tagAt < 0 ? rest : rest.slice(0, tagAt)
  const tag = tagAt < 0 ? 'latest' : rest.slice(tagAt + 1)
  const reference = tagAt < 0 ? `${full}:latest` : full
  return { registry, repository, tag, reference }
}

/** The digest of an image: the one in its name, or a made-up one. */
export function toImageDigest(image: string): string {
  const named = /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1]
  return named ?? `sha256:${createHash('sha256').update(image).digest('hex')}`
}
