'use client'

import { useState } from 'react'

/**
 * A value, or while it is held the one before it: what is drawn from it stays in its place while
 * something loads, or while an operator is in one of its fields.
 */
export function useHeld<T>(value: T, isHeld: boolean): T {
  const [held, setHeld] = useState(value)
  if (!isHeld && held !== value) setHeld(value)
  return isHeld ? held : value
}
