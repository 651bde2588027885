'use client'

import { useSyncExternalStore } from 'react'

const everyMs = 1_000
let current = 0
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One clock for the whole page: a hundred ages on it tick together. */
function subscribe(listener: () => void) {
  listeners.add(listener)
  if (timer === undefined) {
    current = Date.now()
    timer = setInterval(() => {
      current = Date.now()
      listeners.forEach(tick => tick())
    }, everyMs)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

const getCurrent = () => (current === 0 ? (current = Date.now()) : current)

/**
 * Epoch milliseconds, anew every second. The first render takes the server's moment, so that
 * both sides write the same text.
 */
export const useNow = (serverNowMs: number): number =>
  useSyncExternalStore(subscribe, getCurrent, () => serverNowMs)

const never = () => () => undefined

/** False while the server's text has to be repeated: the zone of the reader is not known yet. */
export const useIsHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
