/** Where an image is pulled from. Registries of one kind are reached alike. */
export type ImageRegistry =
  | {
      kind: 'ecr'
      host: string
      accountId: string
      region: string
      /** False for FIPS and dual-stack names, which other endpoints serve. */
      isStandardName: boolean
    }
  | { kind: 'ecrPublic' | 'dockerHub' | 'other'; host: string }

const ecrName = /^(\d{12})\.dkr\.ecr(-fips)?\.([a-z0-9-]+)\.amazonaws\.(?:com|com\.cn|eu)$/
const ecrDualStackName =
  /^(\d{12})\.dkr-ecr(?:-fips)?\.([a-z0-9-]+)\.on\.(?:aws|amazonwebservices\.com\.cn)$/

/**
 * The registry of an image as a container definition names it. The first part is a host if it has a
 * dot or a port, or is `localhost` (Docker, "Image references"). Without a host it is Docker Hub.
 */
export function toImageRegistry(image: string): ImageRegistry {
  const [first = '', ...rest] = image.trim().split('/')
  const isHost = rest.length > 0 && (/[.:]/.test(first) || first === 'localhost')
  const host = isHost ? first.toLowerCase() : 'docker.io'
  const standard = ecrName.exec(host)
  if (standard) {
    const [, accountId = '', fips, region = ''] = standard
    return { kind: 'ecr', host, accountId, region, isStandardName: !fips }
  }
  const [, accountId, region] = ecrDualStackName.exec(host) ?? []
  if (accountId && region) return { kind: 'ecr', host, accountId, region, isStandardName: false }
  if (host === 'public.ecr.aws' || host === 'ecr-public.aws.com') {
    return { kind: 'ecrPublic', host }
  }
  return /^((index|registry-1)\.)?docker\.io$/.test(host)
    ? { kind: 'dockerHub', host }
    : { kind: 'other', host }
}

const publicHosts: readonly string[] = [
  'gcr.io',
  'ghcr.io',
  'lscr.io',
  'mcr.microsoft.com',
  'nvcr.io',
  'quay.io',
  'registry.gitlab.com',
  'registry.k8s.io',
]

/** Whether everybody reaches this host over the internet. Any other may be a private registry. */
export const isKnownPublicHost = (host: string): boolean => publicHosts.includes(host)

/**
 * The same image by the address that answers over IPv6, too (ECR User Guide, "Making requests over
 * IPv6"). Undefined where the image isn't at one of ECR's IPv4 addresses.
 */
export function toDualStackImage(image: string): string | undefined {
  const registry = toImageRegistry(image)
  const path = image.trim().slice(registry.host.length)
  if (registry.host === 'public.ecr.aws') return `ecr-public.aws.com${path}`
  if (registry.kind !== 'ecr' || !registry.isStandardName) return undefined
  const { accountId, region } = registry
  const suffix = registry.host.endsWith('.cn') ? 'on.amazonwebservices.com.cn' : 'on.aws'
  return `${accountId}.dkr-ecr.${region}.${suffix}${path}`
}
