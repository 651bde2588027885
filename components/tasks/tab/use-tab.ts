'use client'

import { useLayoutEffect } from 'react'
import { toVisibleText } from '@/components/ui/visible-text'
import { toIconHref } from '@/lib/task-view/tab/tab-view'
import type { TabView } from '@/lib/task-view/tab/tab-view'

const PLAIN_ICON = '/icon.svg'

/**
 * Keeps the title and the icon of the browser's tab as `tab` has them; without an icon, the plain
 * one. The page's metadata has both as they were when the server drew it. React writes those into the
 * head when it gets to it, which may be after this, so this goes on watching the head.
 */
export function useTab(tab: Pick<TabView, 'title'> & Partial<Pick<TabView, 'icon'>>): void {
  const title = `${toVisibleText(tab.title)} · Slipway`
  const icon = tab.icon ? toIconHref(tab.icon) : PLAIN_ICON

  // The cleanup of a layout effect runs before the observer hears of the next page's title.
  useLayoutEffect(() => {
    const show = () => {
      // An element that React did not make would outlive the page.
      if (document.querySelector('title') && document.title !== title) document.title = title
      showIcon(icon)
    }
    show()
    const observer = new MutationObserver(show)
    observer.observe(document.head, { childList: true, subtree: true, characterData: true })
    return () => observer.disconnect()
  }, [title, icon])

  useLayoutEffect(() => () => showIcon(PLAIN_ICON), [])
}

function showIcon(href: string): void {
  for (const link of document.querySelectorAll('link[rel="icon"]')) {
    if (link.getAttribute('href') !== href) link.setAttribute('href', href)
  }
}
