'use client'

import { useEffect } from 'react'
import { noteSessionEnded, onSignedOutElsewhere } from '../data/drafts'

/** The longest delay that a browser's timer takes. */
const longestMs = 2_147_483_647

/** Leaves the page when somebody signs out in another tab, and says when the session has ended. */
export function useSessionEnd(expiresAt: string | undefined): void {
  useEffect(() => onSignedOutElsewhere(() => window.location.assign('/sign-in')), [])
  useEffect(() => {
    if (!expiresAt) return
    const leftMs = Math.min(Math.max(Date.parse(expiresAt) - Date.now(), 0), longestMs)
    const timer = setTimeout(noteSessionEnded, leftMs)
    return () => clearTimeout(timer)
  }, [expiresAt])
}
