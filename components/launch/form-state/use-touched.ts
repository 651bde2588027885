'use client'

import { useEffect, useState } from 'react'
import { afterPress } from '@/components/ui/after-press'

/**
 * Whether a field was left. While the pointer is down it is not said yet: the message that it
 * brings would move away the button that is being pressed, and the click would be lost.
 */
export function useTouched(isTouched: boolean): boolean {
  const [isSaid, setSaid] = useState(isTouched)
  useEffect(() => {
    if (isTouched !== isSaid) return afterPress(() => setSaid(isTouched))
  }, [isTouched, isSaid])
  return isTouched && isSaid
}
