'use client'

import { useEffect, useState } from 'react'

interface ListSize {
  widthPx: number
  /** Of one character of the list's face. */
  charPx: number
}

/** How wide the list and its letters are. */
export function useListSize(list: HTMLElement | null, probe: HTMLElement | null): ListSize {
  const [size, setSize] = useState<ListSize>({ widthPx: 900, charPx: 7.8 })
  useEffect(() => {
    if (!list || !probe) return
    // The probe changes its size with the density, and when the face has been loaded.
    const observer = new ResizeObserver(() => {
      const widthPx = list.clientWidth
      const charPx = probe.getBoundingClientRect().width / PROBE.length
      setSize(before =>
        before.widthPx === widthPx && before.charPx === charPx ? before : { widthPx, charPx },
      )
    })
    observer.observe(list)
    observer.observe(probe)
    return () => observer.disconnect()
  }, [list, probe])
  return size
}

/** Long enough that its width tells the width of a letter to a hundredth of a pixel. */
export const PROBE = 'M'.repeat(100)
