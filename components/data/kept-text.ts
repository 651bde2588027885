'use client'

import { useSyncExternalStore } from 'react'

const changed = 'slipway-kept-text'

/** Undefined where the browser keeps nothing, or forbids it. */
function read(key: string): string | undefined {
  try {
    return localStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

function subscribe(listener: () => void) {
  window.addEventListener('storage', listener)
  window.addEventListener(changed, listener)
  return () => {
    window.removeEventListener('storage', listener)
    window.removeEventListener(changed, listener)
  }
}

/** A text that this browser keeps for all of its tabs. */
export function useKeptText(key: string): [text: string | undefined, keep: (text: string) => void] {
  const text = useSyncExternalStore(
    subscribe,
    () => read(key),
    () => undefined,
  )
  const keep = (next: string) => {
    try {
      localStorage.setItem(key, next)
    } catch {
      // The storage is full or forbidden: nothing is kept.
    }
    window.dispatchEvent(new Event(changed))
  }
  return [text, keep]
}
