import { isTaskReference, toTaskAddress, toTaskHref } from '../task-address.ts'
import type { PastRun } from '../runs/past-run.ts'

/** A container, as far as its image goes. */
interface Imaged {
  name: string
  image?: string
  imageDigest?: string
}

/** The image that an earlier run pulled under the same tag. */
export interface EarlierImage {
  imageDigest: string
  /** When that run was created. ISO 8601. */
  createdAt: string
  /** Its page. Undefined if its ARN has none. */
  href?: string
}

/**
 * The image that the same container of the last earlier run had under the same name and tag, if that
 * was another one. Runs with another tag, and those that never pulled, tell nothing about the tag.
 *
 * @param runs earlier runs of the family, newest first
 */
export function findOtherImage(
  { name, image, imageDigest }: Imaged,
  runs: readonly PastRun[],
): EarlierImage | undefined {
  if (image === undefined || imageDigest === undefined) return undefined
  for (const { taskArn, clusterArn, createdAt, images } of runs) {
    const earlier = images.find(each => each.container === name && each.image === image)
    if (!earlier) continue
    if (earlier.imageDigest === imageDigest) return undefined
    return { imageDigest: earlier.imageDigest, createdAt, href: toHref(taskArn, clusterArn) }
  }
  return undefined
}

function toHref(taskArn: string, clusterArn: string): string | undefined {
  const address = toTaskAddress(taskArn, clusterArn)
  return isTaskReference(address) ? toTaskHref(address) : undefined
}

/** Containers with the image that ran before them under the same tag, where that was another one. */
export const withOtherImages = <Container extends Imaged>(
  containers: readonly Container[],
  runs: readonly PastRun[],
): (Container & { sameTagOtherImage?: EarlierImage })[] =>
  containers.map(container => {
    const sameTagOtherImage = findOtherImage(container, runs)
    return sameTagOtherImage ? { ...container, sameTagOtherImage } : container
  })
