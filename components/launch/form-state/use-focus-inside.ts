'use client'

import { useEffect, useRef, useState } from 'react'
import type { FocusEvent } from 'react'
import { afterPress } from '@/components/ui/after-press'

/**
 * Whether the focus is in an element or below it. Leaving counts once the pointer is up: what
 * changes then must not move away the button that is being pressed.
 */
export function useFocusInside() {
  const [isInside, setInside] = useState(false)
  const cancelLeave = useRef<() => void>(undefined)
  useEffect(() => () => cancelLeave.current?.(), [])

  return {
    isInside,
    handlers: {
      onFocus: () => {
        cancelLeave.current?.()
        setInside(true)
      },
      onBlur: ({ currentTarget, relatedTarget }: FocusEvent) => {
        if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return
        cancelLeave.current = afterPress(() => setInside(false))
      },
    },
  }
}
