'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import type { LaunchOutcome } from '@/lib/launching/launch-outcome'
import type { OpenLaunchesAnswer } from '@/lib/launching/open-launch-view'
import { createLazyPart } from '@/components/ui/lazy-part'
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
const outcomePart = createLazyPart(() => null)
const OpenLaunchOutcome = dynamic(
  () => outcomePart.load(async () => (await import('./open-launch-outcome')).OpenLaunchOutcome),
  { loading: outcomePart.Loading },
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
      {outcome && <OpenLaunchOutcome key={JSON.stringify(outcome)} outcome={outcome} />}
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
