'use client'

import dynamic from 'next/dynamic'
import { useEffect, useRef, useState } from 'react'
import type { LaunchOutcome } from '@/lib/launching/launch-outcome'
import type { OpenLaunchesAnswer } from '@/lib/launching/open-launch-view'
import { createLazyPart } from '@/components/ui/lazy-part'
import { FailureNote, Note } from '../failure-note'
import classes from './open-launches.module.css'
import { askOpenLaunches } from '../../data/questions'
import { usePoll } from '../../data/use-poll'
import type { OpenLaunchActions } from './use-open-launch'

// Few visits find one, so the page does not load it before there is one.
const part = createLazyPart(() => null)
const OpenLaunchCard = dynamic(
  () => part.load(async () => (await import('./open-launch-card')).OpenLaunchCard),
  { loading: part.Loading },
)

interface OpenLaunchesProps {
  initial: OpenLaunchesAnswer
  actions: OpenLaunchActions
  /** Shows this launch alone. */
  launchId?: string
  /** Something ended: what the page shows beside this may be old. */
  onOutcome?: () => void
}

/** The launches without an answer, which wait for a person. */
export function OpenLaunches({ initial, actions, launchId, onOutcome }: OpenLaunchesProps) {
  const poll = usePoll(askOpenLaunches(launchId), initial)
  const [outcome, setOutcome] = useState<LaunchOutcome>()
  const { launches } = poll.body
  if (launches.length === 0 && !outcome) return null
  const take = (next: LaunchOutcome) => {
    // The launch's own page says who gave it up, and when.
    setOutcome(launchId && next.kind === 'given-up' ? undefined : next)
    poll.askNow()
    onOutcome?.()
  }
  return (
    <div className={classes.list}>
      {outcome && <Told key={JSON.stringify(outcome)} outcome={outcome} />}
      {launches.map(launch => (
        <OpenLaunchCard
          key={launch.launchId}
          launch={launch}
          isOwnPage={launchId !== undefined}
          actions={actions}
          onOutcome={take}
        />
      ))}
    </div>
  )
}

/** What a click led to. It takes the focus, since the button that had it may be gone. */
function Told({ outcome }: { outcome: LaunchOutcome }) {
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
