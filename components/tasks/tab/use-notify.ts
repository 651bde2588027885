'use client'

import { useSyncExternalStore } from 'react'
import { readStored, writeStored } from '@/components/data/drafts'

/** Whether this browser shows notifications of this site, as far as the page can know. */
export type NotifyAccess = NotificationPermission | 'insecure' | 'unsupported'

export interface Notify {
  /** Whether the person asked to be told. A reload of the tab keeps it. */
  isOn: boolean
  access: NotifyAccess
  turnOn: () => Promise<void>
  turnOff: () => void
}

/** @param subject what the notification is about: a task ARN or a launch ID */
export function useNotify(subject: string): Notify {
  const isOn = useSyncExternalStore(
    subscribe,
    () => readStored(toKey(subject)) !== undefined,
    () => false,
  )
  const access = useSyncExternalStore(subscribe, readAccess, () => 'default' as const)

  async function turnOn() {
    write(subject, true)
    if (readAccess() !== 'default') return
    const answer = await Notification.requestPermission()
    // The person closed the question, so they don't want to be told after all.
    write(subject, answer !== 'default')
  }
  return { isOn, access, turnOn, turnOff: () => write(subject, false) }
}

const toKey = (subject: string) => `slipway-notify ${subject}`

const listeners = new Set<() => void>()

/** Somebody who comes back to the page may have changed the site's settings meanwhile. */
function subscribe(listener: () => void) {
  listeners.add(listener)
  window.addEventListener('focus', listener)
  return () => {
    listeners.delete(listener)
    window.removeEventListener('focus', listener)
  }
}

function write(subject: string, isOn: boolean): void {
  writeStored(toKey(subject), isOn ? 'on' : undefined)
  listeners.forEach(listener => listener())
}

/** Over plain HTTP some browsers have no notifications, and others refuse each one. */
function readAccess(): NotifyAccess {
  if (!window.isSecureContext) return 'insecure'
  return 'Notification' in window ? Notification.permission : 'unsupported'
}
