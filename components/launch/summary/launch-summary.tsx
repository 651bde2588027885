'use client'

import { UnstyledButton } from '@mantine/core'
import { IconChevronUp } from '@tabler/icons-react'
import { useState } from 'react'
import { useIsHydrated } from '@/components/ui/time/clock'
import { DifferencesCard } from './differences-card'
import { BeforeLaunchNotes } from './before-launch-notes'
import { LaunchButton } from '../submit/launch-button'
import classes from './launch-summary.module.css'
import { OutcomeAlert } from '../submit/outcome-alert'
import { ProblemList } from './problem-list'
import { ProductionMark } from './production-mark'
import { RequestCard } from './request-card'
import { SplitCard, useLaunchTitle } from './split-card'
import type { LaunchState } from '../submit/use-launch'

/** What one click would do, beside the form; a bar at the bottom that opens where it is narrow. */
export function LaunchSummary({ state, submit }: { state: LaunchState; submit: () => void }) {
  const [isOpen, setOpen] = useState(false)
  const title = useLaunchTitle()
  const close = () => setOpen(false)
  return (
    <aside className={classes.aside} aria-label="Summary" data-open={isOpen || undefined}>
      <UnstyledButton
        className={classes.toggle}
        disabled={!useIsHydrated()}
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <span className={classes.bar}>
          <span className={classes.title}>{title}</span> <ProductionMark />
        </span>
        <IconChevronUp size={18} aria-hidden />
      </UnstyledButton>
      <div className={classes.folded}>
        <SplitCard />
        <DifferencesCard onGo={close} />
        <ProblemList onGo={close} />
      </div>
      <OutcomeAlert state={state} />
      <div className={classes.notes}>
        <BeforeLaunchNotes />
      </div>
      <LaunchButton state={state} submit={submit} />
      <div className={`${classes.folded} ${classes.last}`}>
        <RequestCard onGo={close} />
      </div>
    </aside>
  )
}
