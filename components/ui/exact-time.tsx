'use client'

import type { ReactNode } from 'react'
import { useClock, useIsHydrated } from './clock'
import { toAgoText } from './duration-text'

const options = {
  exact: {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    fractionalSecondDigits: 3,
    timeZoneName: 'short',
  },
  clock: { hour: '2-digit', minute: '2-digit', second: '2-digit' },
} satisfies Record<string, Intl.DateTimeFormatOptions>

type FormatName = keyof typeof options

const formats = new Map<string, Intl.DateTimeFormat>()

/** A formatter takes long to make, and a page has hundreds of times: each is made once. */
function toFormat(name: FormatName, timeZone: string | undefined): Intl.DateTimeFormat {
  const key = `${name} ${timeZone ?? ''}`
  const made = formats.get(key)
  if (made) return made
  const format = new Intl.DateTimeFormat('en-GB', { ...options[name], timeZone, hourCycle: 'h23' })
  formats.set(key, format)
  return format
}

/** The reader's zone. It is UTC until the page is hydrated: the server doesn't know the zone. */
const useZone = () => (useIsHydrated() ? undefined : 'UTC')

/** `14:02:31` of an instant (epoch milliseconds) in the reader's zone. */
export function useClockText(): (atMs: number) => string {
  const format = toFormat('clock', useZone())
  return atMs => format.format(atMs)
}

/** An instant. Whatever text is shown, the exact time and zone are shown on hover. */
export function ExactTime({ iso, children }: { iso: string; children: ReactNode }) {
  const format = toFormat('exact', useZone())
  return (
    <time dateTime={iso} title={format.format(new Date(iso))}>
      {children}
    </time>
  )
}

/** `14:02:31`, with date, milliseconds and zone on hover. */
export function ClockTime({ iso }: { iso: string }) {
  const toClockText = useClockText()
  return <ExactTime iso={iso}>{toClockText(new Date(iso).getTime())}</ExactTime>
}

/** `4 min ago`, with the exact time on hover. */
export function Ago({ iso }: { iso: string }) {
  const atMs = Date.parse(iso)
  return <ExactTime iso={iso}>{useClock(nowMs => toAgoText(nowMs - atMs))}</ExactTime>
}
