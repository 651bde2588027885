import { processWide } from '../../process-wide.ts'

type Listener = (sid: string) => void

const listeners = () => processWide('session-ends', () => new Set<Listener>())

/** Other rooms forget what they know of a session when it ends: sign-out, expiry, idle time. */
export const onSessionEnd = (listener: Listener): void => void listeners().add(listener)

const MAX_ENDED = 10_000

const ended = () => processWide('ended-sessions', () => new Set<string>())

/** Whether the session ended in this process: a request that is under way may not know it yet. */
export const hasSessionEnded = (sid: string): boolean => ended().has(sid)

export function announceSessionEnd(sid: string): void {
  ended().add(sid)
  const [oldest] = ended()
  if (ended().size > MAX_ENDED && oldest !== undefined) ended().delete(oldest)
  for (const listener of listeners()) listener(sid)
}
