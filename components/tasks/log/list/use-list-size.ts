'use client'

import { useEffect, useState } from 'react'
import type { RefObject } from 'react'

interface ListSize {
  widthPx: number
  /** Of one character of the list's face. */
  charPx: number
}

/** How wide the list and its letters are. */
export function useListSize(
  list: RefObject<HTMLElement | null>,
  probe: RefObject<HTMLElement | null>,
): ListSize {
  const [size, setSize] = useState<ListSize>({ widthPx: 900, charPx: 7.8 })
  useEffect(() => {
    const [element, letters] = [list.current, probe.current]
    if (!element || !letters) return
    // The probe changes its size with the density, and when the face has been loaded.
    const observer = new ResizeObserver(() => {
      const widthPx = element.clientWidth
      const charPx = letters.getBoundingClientRect().width / PROBE.length
      setSize(before =>
        before.widthPx === widthPx && before.charPx === charPx ? before : { widthPx, charPx },
      )
    })
    observer.observe(element)
    observer.observe(letters)
    return () => observer.disconnect()
  }, [list, probe])
  return size
}

/** Long enough that its width tells the width of a letter to a hundredth of a pixel. */
export const PROBE = 'M'.repeat(100)
