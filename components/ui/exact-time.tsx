'use client'

import type { ReactNode } from 'react'
import { useIsHydrated } from './use-now'

const toFormat = (options: Intl.DateTimeFormatOptions, timeZone: string | undefined) =>
  new Intl.DateTimeFormat('en-GB', { ...options, timeZone, hourCycle: 'h23' })

const exact: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
  fractionalSecondDigits: 3,
  timeZoneName: 'short',
}

const clock: Intl.DateTimeFormatOptions = { hour: '2-digit', minute: '2-digit', second: '2-digit' }

/** The reader's zone, but UTC until the page is hydrated: both sides must write the same. */
const useZone = () => (useIsHydrated() ? undefined : 'UTC')

/** `14:02:31` of an instant (epoch milliseconds) in the reader's zone. */
export function useClockText(): (atMs: number) => string {
  const format = toFormat(clock, useZone())
  return atMs => format.format(atMs)
}

/** An instant: whatever text is shown, the exact time and zone are one hover away. */
export function ExactTime({ iso, children }: { iso: string; children: ReactNode }) {
  const zone = useZone()
  return (
    <time dateTime={iso} title={toFormat(exact, zone).format(new Date(iso))}>
      {children}
    </time>
  )
}

/** `14:02:31`, with date, milliseconds and zone on hover. */
export function ClockTime({ iso }: { iso: string }) {
  const toClockText = useClockText()
  return <ExactTime iso={iso}>{toClockText(new Date(iso).getTime())}</ExactTime>
}
