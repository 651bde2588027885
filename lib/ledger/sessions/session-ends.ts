import { processWide } from '../../process-wide.ts'

type Listener = (sid: string) => void

const listeners = () => processWide('session-ends', () => new Set<Listener>())

/** What is remembered of a session elsewhere goes when it ends: sign-out, expiry, idleness. */
export const onSessionEnd = (listener: Listener): void => void listeners().add(listener)

export function announceSessionEnd(sid: string): void {
  for (const listener of listeners()) listener(sid)
}
