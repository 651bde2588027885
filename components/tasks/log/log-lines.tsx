'use client'

import { useEffect, useRef } from 'react'
import type { LogEvent } from '@/lib/log-view/log-answer'
import { useClockText } from '@/components/ui/exact-time'
import { toVisibleText } from '@/components/ui/visible-text'
import classes from './log-card.module.css'

/** Terminal sequences (CSI, OSC) and returns, which mean something to a terminal only. */
const ofTerminal = /\u001b\[[0-9;?]*[ -/]*[@-~]|\u001b\][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\r/g

const errorLine = /\b(error|fatal|panic|exception|traceback|critical)\b/i

/** A screen of lines is drawn at once; longer ones are cut. */
const longestLine = 8_192

/** Plain text only. Stays at the end while the reader is there. */
export function LogLines({ events, label }: { events: readonly LogEvent[]; label: string }) {
  const toClockText = useClockText()
  const box = useRef<HTMLDivElement>(null)
  const isAtEnd = useRef(true)
  useEffect(() => {
    const element = box.current
    if (element && isAtEnd.current) element.scrollTop = element.scrollHeight
  }, [events])

  return (
    <div
      ref={box}
      className={classes.lines}
      role="log"
      aria-label={label}
      aria-live="off"
      tabIndex={0}
      onScroll={({ currentTarget: { scrollTop, clientHeight, scrollHeight } }) => {
        isAtEnd.current = scrollTop + clientHeight >= scrollHeight - 8
      }}
    >
      {events.map(({ timestampMs, message }, index) => {
        const text = toVisibleText(message.slice(0, longestLine).replace(ofTerminal, ''))
        return (
          <div
            key={`${timestampMs} ${index}`}
            className={classes.line}
            data-error={errorLine.test(text) || undefined}
          >
            <time className={classes.at} dateTime={new Date(timestampMs).toISOString()}>
              {toClockText(timestampMs)}.{String(Math.trunc(timestampMs % 1000)).padStart(3, '0')}
            </time>
            <span className={classes.text}>{text}</span>
          </div>
        )
      })}
    </div>
  )
}
