/**
 * Acts once the next frame is painted, so that what was just typed is seen first. A page that is
 * hidden paints nothing until it is shown again.
 * @returns takes it back
 */
export function afterPaint(act: () => void): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  const frame = requestAnimationFrame(() => (timer = setTimeout(act)))
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
