import { useEffect, useRef } from 'react'
import { focusField } from './focus-field'
import type { Catalog } from './use-catalog'

/** Asks again, and moves the focus to the field that replaces the one with the retry button. */
export function useRetry({ failure, retry }: Catalog<unknown>, path: string): () => void {
  const wasAsked = useRef(false)
  useEffect(() => {
    if (failure || !wasAsked.current) return
    wasAsked.current = false
    focusField(path, 'nearest')
  }, [failure, path])
  return () => {
    wasAsked.current = true
    retry()
  }
}
