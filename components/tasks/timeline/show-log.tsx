'use client'

import { createContext, use } from 'react'
import type { MouseEvent, ReactNode } from 'react'
import { useIsHydrated } from '@/components/ui/time/clock'
import type { TimelineScale } from '@/lib/task-view/runs/timeline-scale'
import classes from './timeline-card.module.css'

/** Shows the log at an instant (epoch milliseconds); undefined where the page has none. */
export const ShowLog = createContext<((atMs: number) => void) | undefined>(undefined)

/** Where a click on the axis is in time. The keyboard has the list of times for that. */
export function useShowLogAt({ startMs, endMs }: TimelineScale) {
  const showLog = use(ShowLog)
  if (!showLog) return undefined
  return ({ currentTarget, clientX }: MouseEvent<HTMLElement>) => {
    const { left, width } = currentTarget.getBoundingClientRect()
    const part = Math.min(1, Math.max(0, (clientX - left) / Math.max(1, width)))
    showLog(Math.round(startMs + part * (endMs - startMs)))
  }
}

/** A time that shows the log at it. */
export function LogTime({ atMs, children }: { atMs: number; children: ReactNode }) {
  const showLog = use(ShowLog)
  const isHydrated = useIsHydrated()
  if (!showLog) return children
  return (
    <button
      type="button"
      disabled={!isHydrated}
      className={classes.logTime}
      title="Show the log at this time"
      onClick={() => showLog(atMs)}
    >
      {children}
    </button>
  )
}
