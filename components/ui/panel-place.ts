/** A button in the window, as `getBoundingClientRect` has it. */
export type ButtonRect = Pick<DOMRect, 'top' | 'right' | 'bottom' | 'left'>

/** Where a panel stands in the window, in CSS pixels from the edges that are set. */
export interface PanelPlace {
  top?: number
  bottom?: number
  left?: number
  right?: number
  maxWidth: number
  maxHeight: number
}

const GAP_PX = 8
/** What stays free beside the panel. */
const MARGIN_PX = 12
const WIDEST_PX = 340
const HIGHEST_PX = 420
/** With less room than this below the button, the panel opens where there is more. */
const LOW_PX = 240

/**
 * Where the panel of a button opens: below it, and aligned with the edge of it that leaves more room. It
 * depends on the button and the window alone, so the panel has its place before it is shown.
 */
export function toPanelPlace(
  { top, right, bottom, left }: ButtonRect,
  { width, height }: { width: number; height: number },
): PanelPlace {
  const isLeft = left + right <= width
  const below = height - bottom - GAP_PX - MARGIN_PX
  const above = top - GAP_PX - MARGIN_PX
  const isBelow = below >= LOW_PX || below >= above
  const across = (isLeft ? width - left : right) - MARGIN_PX
  return {
    ...(isLeft ? { left } : { right: width - right }),
    ...(isBelow ? { top: bottom + GAP_PX } : { bottom: height - top + GAP_PX }),
    maxWidth: Math.min(across, WIDEST_PX),
    maxHeight: Math.min(isBelow ? below : above, HIGHEST_PX),
  }
}
