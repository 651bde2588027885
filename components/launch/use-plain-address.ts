'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useRef } from 'react'

/** Takes the query out of the address while `isPlain`: a reload must not bring back what it named. */
export function usePlainAddress(isPlain: boolean): void {
  const path = usePathname()
  const query = useRef(useSearchParams().toString())
  const wasPlain = useRef(false)
  useEffect(() => {
    if (isPlain === wasPlain.current || query.current === '') return
    wasPlain.current = isPlain
    window.history.replaceState(null, '', isPlain ? path : `${path}?${query.current}`)
  }, [isPlain, path])
}
