import { processWide } from '../../process-wide.ts'

type Listener = (sid: string) => void

const listeners = () => processWide('session-ends', () => new Set<Listener>())

/** Other rooms forget what they know of a session when it ends: sign-out, expiry, idle time. */
export const onSessionEnd = (listener: Listener): void => void listeners().add(listener)

export function announceSessionEnd(sid: string): void {
  for (const listener of listeners()) listener(sid)
}
