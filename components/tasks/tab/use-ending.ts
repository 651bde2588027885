'use client'

import { useEffect, useEffectEvent, useRef } from 'react'
import type { Failure } from '@/lib/result'
import type { TabView } from '@/lib/task-view/tab/tab-view'
import { showNotification } from './show-notification'
import type { Notify } from './use-notify'

interface Ending {
  /** What the notification is about: a task ARN or a launch ID. */
  subject: string
  /** The path of its page. */
  href: string
  tab: TabView
  notify: Notify
  /** Why the page can't follow it any more. */
  failure: Failure | undefined
}

/**
 * Notifies a person who asked for it, once: how the task or launch ended, or that the page can't follow
 * it any more.
 */
export function useEnding({ subject, href, tab, notify, failure }: Ending): void {
  const { isOn, access, turnOff } = notify
  const { title, cause, isOver } = tab
  const isExpired = failure?.kind === 'expired'
  /** Who opens the page of what has ended sees it there. */
  const wasOpen = useRef(!isOver)

  const show = (body: string) => {
    if (access === 'granted') showNotification({ title, body, tag: subject, href })
  }
  const tellEnd = useEffectEvent(() => {
    turnOff()
    if (wasOpen.current) show(cause)
  })
  const tellExpired = useEffectEvent(() => {
    if (document.visibilityState === 'visible') return
    show('Your session has ended. Sign in again to get the notification.')
  })

  useEffect(() => {
    if (isOn && isOver) tellEnd()
  }, [isOn, isOver])
  useEffect(() => {
    if (isOn && !isOver && isExpired) tellExpired()
  }, [isOn, isOver, isExpired])
}
