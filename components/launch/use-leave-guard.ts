'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useEffectEvent, useRef, useState } from 'react'

/**
 * Asks before changes are left behind: the browser when the tab is closed or another site opened,
 * a dialog of ours at a link of the console. Browsers do not tell closing from reloading, and a
 * reload loses nothing; so a reload by keyboard is let through, one by mouse is asked about.
 */
export function useLeaveGuard(hasChanges: () => boolean) {
  const router = useRouter()
  const [href, setHref] = useState<string>()
  const reloadAtMs = useRef(0)
  const isUnsaved = useEffectEvent(hasChanges)

  useEffect(() => {
    function noteReload(event: KeyboardEvent) {
      const isReload =
        event.key === 'F5' || ((event.ctrlKey || event.metaKey) && /^r$/i.test(event.key))
      if (isReload) reloadAtMs.current = event.timeStamp
    }
    function askBrowser(event: BeforeUnloadEvent) {
      if (event.timeStamp - reloadAtMs.current < reloadWithinMs && reloadAtMs.current > 0) return
      if (isUnsaved()) event.preventDefault()
    }
    function askAtLink(event: MouseEvent) {
      const to = findInnerHref(event)
      if (to === undefined || !isUnsaved()) return
      event.preventDefault()
      event.stopPropagation()
      setHref(to)
    }
    window.addEventListener('keydown', noteReload, true)
    window.addEventListener('beforeunload', askBrowser)
    document.addEventListener('click', askAtLink, true)
    return () => {
      window.removeEventListener('keydown', noteReload, true)
      window.removeEventListener('beforeunload', askBrowser)
      document.removeEventListener('click', askAtLink, true)
    }
  }, [])

  return {
    isAsked: href !== undefined,
    stay: () => setHref(undefined),
    leave: () => {
      setHref(undefined)
      if (href !== undefined) router.push(href)
    },
  }
}

const reloadWithinMs = 1_000

/** Where a plain click on a link of this site leads in this tab; not to a place of this page. */
function findInnerHref(event: MouseEvent): string | undefined {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link?.href || (link.target && link.target !== '_self') || link.download) return
  const url = new URL(link.href)
  const { origin, pathname, search } = window.location
  if (url.origin !== origin || (url.pathname === pathname && url.search === search)) return
  return url.pathname + url.search + url.hash
}
