'use client'

import { useEffectEvent, useLayoutEffect, useRef } from 'react'

/** For an element that can go while it has the focus: `inherit` then finds the focus a place. */
export function useFocusHeir<Element extends HTMLElement>(inherit: () => void) {
  const element = useRef<Element>(null)
  const pass = useEffectEvent(inherit)
  useLayoutEffect(() => {
    const { current } = element
    return () => {
      if (current?.contains(document.activeElement)) requestAnimationFrame(() => pass())
    }
  }, [])
  return element
}
