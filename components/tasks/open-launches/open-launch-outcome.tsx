'use client'

import { useEffect, useRef } from 'react'
import type { LaunchOutcome } from '@/lib/launching/launch-outcome'
import { FailureNote, Note } from '../failure-note'
import classes from './open-launches.module.css'

/** What a click led to. It takes the focus, since the button that had it may be gone. */
export function OpenLaunchOutcome({ outcome }: { outcome: LaunchOutcome }) {
  const note = useRef<HTMLDivElement>(null)
  useEffect(() => note.current?.focus(), [])
  return (
    <div ref={note} tabIndex={-1} className={classes.told}>
      <Outcome outcome={outcome} />
    </div>
  )
}

function Outcome({ outcome }: { outcome: LaunchOutcome }) {
  switch (outcome.kind) {
    case 'given-up':
      return (
        <Note tone="neutral">
          The launch was given up. If Slipway finds its tasks later, they appear in the list.
        </Note>
      )
    case 'unplaced':
      return <Note tone="bad">ECS accepted the request but didn’t start any tasks.</Note>
    case 'refused':
      return <FailureNote failure={outcome.failure}>Nothing was launched.</FailureNote>
    case 'open':
      return <FailureNote failure={outcome.failure}>Still no response.</FailureNote>
    case 'unsent':
      return <FailureNote failure={outcome.failure}>Nothing was sent.</FailureNote>
    case 'launched':
    case 'unconfirmed':
      return null
  }
}
