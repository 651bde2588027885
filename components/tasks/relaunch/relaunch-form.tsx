'use client'

import { Button } from '@mantine/core'
import Link from 'next/link'
import { useEffect, useRef } from 'react'
import { OutcomeAlert } from '@/components/launch/submit/outcome-alert'
import { FactList } from '@/components/ui/fact-list'
import { findKept } from '@/lib/run-task/form/kept-values'
import { toTaskArn } from '@/lib/aws/arn'
import type { TaskAddress } from '@/lib/aws/arn'
import { toLaunchHref } from '../launch-href'
import classes from './relaunch-dialog.module.css'
import { toRelaunchFacts } from './relaunch-facts'
import { findObstacles, RelaunchNotes } from './relaunch-notes'
import type { RelaunchableTask } from './relaunchable-task'
import type { Relaunching } from './use-relaunch'
import type { RelaunchPlan } from './use-relaunch-plan'

interface RelaunchFormProps {
  task: RelaunchableTask
  plan: RelaunchPlan
  relaunching: Relaunching
  onClose: () => void
}

/** What will run and where, what to know before, and one button; or the way to the form. */
export function RelaunchForm({ task, plan, relaunching, onClose }: RelaunchFormProps) {
  const { relaunch, findings, definition, cluster } = plan
  const { state, submit } = relaunching
  const isLaunching = state.kind === 'launching'
  const isBlocked = findObstacles(plan).length > 0
  const facts = toRelaunchFacts(findings.launch, {
    definition,
    cluster,
    place: task.address,
    ofCount: relaunch.ofCount,
    missing: relaunch.missing,
  })
  return (
    <div className={classes.content}>
      <FactList facts={facts} />
      {findKept(findings.launch).length > 0 && (
        <p className={classes.quiet}>
          Values that look secret come from the first launch. They aren’t shown here.
        </p>
      )}
      <RelaunchNotes plan={plan} wasSentBefore={relaunching.wasSentBefore} />
      <OutcomeAlert state={state} origin="relaunch" />
      <div className={classes.foot}>
        {!isBlocked && <ChangesLink address={task.address} isInert={isLaunching} />}
        <div className={classes.buttons}>
          <Button
            variant="default"
            data-disabled={isLaunching || undefined}
            aria-disabled={isLaunching || undefined}
            onClick={() => !isLaunching && onClose()}
          >
            Cancel
          </Button>
          {isBlocked ? (
            <ChangesLink address={task.address} isPrimary />
          ) : (
            <LaunchButton isLaunching={isLaunching} onClick={submit} />
          )}
        </div>
      </div>
    </div>
  )
}

function LaunchButton({ isLaunching, onClick }: { isLaunching: boolean; onClick: () => void }) {
  const button = useRef<HTMLButtonElement>(null)
  // The plan comes after the dialog, and comes back after the question of a production cluster.
  useEffect(() => button.current?.focus(), [])
  return (
    <Button
      ref={button}
      className={classes.primary}
      // Disabled it would lose the focus, and with it the keyboard's place when ECS refuses.
      data-disabled={isLaunching || undefined}
      aria-disabled={isLaunching || undefined}
      onClick={onClick}
    >
      {isLaunching ? 'Launching' : 'Launch'}
    </Button>
  )
}

interface ChangesLinkProps {
  address: TaskAddress
  isPrimary?: boolean
  isInert?: boolean
}

/** The same launch in the form. It is the only way on where something can't be taken over. */
function ChangesLink({ address, isPrimary = false, isInert = false }: ChangesLinkProps) {
  const link = useRef<HTMLAnchorElement>(null)
  useEffect(() => {
    if (isPrimary) link.current?.focus()
  }, [isPrimary])
  return (
    <Button
      ref={link}
      component={Link}
      href={toLaunchHref({ task: toTaskArn(address) })}
      prefetch={false}
      variant={isPrimary ? 'filled' : 'subtle'}
      className={isPrimary ? classes.primary : classes.link}
      data-disabled={isInert || undefined}
      aria-disabled={isInert || undefined}
      onClick={event => isInert && event.preventDefault()}
    >
      Relaunch with changes
    </Button>
  )
}
