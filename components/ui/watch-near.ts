/** How far outside the window an element counts as near: more than a quick turn of the wheel. */
const marginPx = 600

type Tell = (isNear: boolean, heightPx: number) => void

const told = new WeakMap<Element, Tell>()
let observer: IntersectionObserver | undefined

/**
 * Tells whether an element is in the window or near it, now and whenever that changes.
 * @returns stops watching
 */
export function watchNear(element: Element, tell: Tell): () => void {
  observer ??= new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting, boundingClientRect } of entries) {
        told.get(target)?.(isIntersecting, boundingClientRect.height)
      }
    },
    { rootMargin: `${marginPx}px 0px` },
  )
  told.set(element, tell)
  observer.observe(element)
  return () => {
    told.delete(element)
    observer?.unobserve(element)
  }
}
