'use client'

import { createContext, use, useSyncExternalStore } from 'react'

const TICK_MS = 1_000
let current = 0
const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One timer for the whole page: a hundred ages on it tick together. */
function subscribe(listener: () => void) {
  listeners.add(listener)
  if (timer === undefined) {
    current = Date.now()
    timer = setInterval(() => {
      current = Date.now()
      listeners.forEach(tick => tick())
    }, TICK_MS)
  }
  return () => {
    listeners.delete(listener)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

const getCurrent = () => (current === 0 ? (current = Date.now()) : current)

const ServerNow = createContext(0)

export const ServerNowProvider = ServerNow.Provider

/** When the server drew the page, in epoch milliseconds. */
export const useServerNow = (): number => use(ServerNow)

/**
 * A value of the current time (epoch milliseconds). The component draws again when the value
 * changes, not each second: an age in minutes changes once a minute. The first render takes the
 * server's time, because the browser has to write the same text as the server.
 */
export function useClock<Value extends string | number>(toValue: (nowMs: number) => Value): Value {
  const serverNowMs = use(ServerNow)
  return useSyncExternalStore(
    subscribe,
    () => toValue(getCurrent()),
    () => toValue(serverNowMs),
  )
}

const never = () => () => undefined

/** False until the page can be used, and while it repeats what the server wrote. */
export const useIsHydrated = (): boolean =>
  useSyncExternalStore(
    never,
    () => true,
    () => false,
  )
