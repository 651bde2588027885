'use client'

import { useInterval } from '@mantine/hooks'
import { useState } from 'react'
import { toLeftText } from './left-text'
import classes from './shell.module.css'

const TICK_MS = 15_000

/** What is left of the session; the exact end is one hover away. */
export function SessionLeft({ expiresAt, nowMs }: { expiresAt?: string; nowMs: number }) {
  const [atMs, setAtMs] = useState(nowMs)
  useInterval(() => setAtMs(Date.now()), TICK_MS, { autoInvoke: true })
  if (!expiresAt) {
    return (
      <span className={classes.left} title="The pasted session token does not tell when it ends">
        end unknown
      </span>
    )
  }
  const leftMs = Date.parse(expiresAt) - atMs
  return (
    <time
      className={classes.left}
      data-low={leftMs < 15 * 60_000 || undefined}
      dateTime={expiresAt}
      title={`The session ends at ${expiresAt}`}
    >
      {toLeftText(leftMs)}
    </time>
  )
}
