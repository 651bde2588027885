'use client'

import { useClock } from '@/components/ui/time/clock'
import { toLeftText } from './left-text'
import classes from './shell.module.css'

/** Below this the time that is left stands out. */
const LOW_MS = 15 * 60_000

/** What is left of the session; the exact end is one hover away. */
export function SessionLeft({ expiresAt }: { expiresAt?: string }) {
  const endMs = expiresAt === undefined ? 0 : Date.parse(expiresAt)
  const left = useClock(nowMs => toLeftText(endMs - nowMs))
  const isLow = useClock(nowMs => Number(endMs - nowMs < LOW_MS))
  if (!expiresAt) {
    return (
      <span className={classes.left} title="The pasted session token doesn’t say when it ends">
        end unknown
      </span>
    )
  }
  return (
    <time
      className={classes.left}
      data-low={isLow || undefined}
      dateTime={expiresAt}
      title={`The session ends at ${expiresAt}`}
    >
      {left}
    </time>
  )
}
