'use client'

import { useState } from 'react'

/** A value, or while it loads the one before it, so that what is drawn from it stays where it is. */
export function useLastKnown<T>(value: T, isLoading: boolean): T {
  const [known, setKnown] = useState(value)
  if (!isLoading && known !== value) setKnown(value)
  return isLoading ? known : value
}
