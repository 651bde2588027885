'use client'

import type { ReactNode } from 'react'
import { useClock, useIsHydrated, useServerNow } from './clock'
import { toAgoText } from './ago-text'
import { toClockText, toExactText, toMinuteText } from './instant-text'

/** The reader's zone at an instant, in minutes east of UTC. It is UTC until the page is hydrated: the server doesn't know it. */
export function useToOffset(): (atMs: number) => number {
  const isHydrated = useIsHydrated()
  return atMs => (isHydrated ? -new Date(atMs).getTimezoneOffset() : 0)
}

/** `14:02:31` of an instant (epoch milliseconds) in the reader's zone. */
export function useClockText(): (atMs: number) => string {
  const toOffset = useToOffset()
  return atMs => toClockText(atMs, toOffset(atMs))
}

/** `29 Nov 2026, 14:02 UTC+1` of an instant (epoch milliseconds) in the reader's zone. */
export function useMinuteText(): (atMs: number) => string {
  const toOffset = useToOffset()
  return atMs => toMinuteText(atMs, toOffset(atMs))
}

/** An instant. Whatever text is shown, the exact time and zone are shown on hover. */
export function ExactTime({ iso, children }: { iso: string; children: ReactNode }) {
  const atMs = Date.parse(iso)
  const toOffset = useToOffset()
  return (
    <time dateTime={iso} title={toExactText(atMs, toOffset(atMs))}>
      {children}
    </time>
  )
}

/** `14:02:31`, with date, milliseconds and zone on hover. */
export function ClockTime({ iso }: { iso: string }) {
  const toText = useClockText()
  return <ExactTime iso={iso}>{toText(Date.parse(iso))}</ExactTime>
}

/** `4 min ago`, with the exact time on hover. */
export function Ago({ iso }: { iso: string }) {
  const atMs = Date.parse(iso)
  return <ExactTime iso={iso}>{useClock(nowMs => toAgoText(nowMs - atMs))}</ExactTime>
}

/** The age of what a page shows: of its last answer, or of the page itself where there is none. */
export function UpdatedAgo({ updatedAtMs }: { updatedAtMs: number }) {
  const serverNowMs = useServerNow()
  return <Ago iso={new Date(updatedAtMs || serverNowMs).toISOString()} />
}
