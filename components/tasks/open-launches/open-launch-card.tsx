'use client'

import { Button } from '@mantine/core'
import { IconAlertTriangle } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import Link from 'next/link'
import { useId } from 'react'
import type { LaunchOutcome } from '@/lib/launching/launch-outcome'
import type { OpenLaunchView } from '@/lib/launching/open-launch-view'
import { principalNameOf } from '@/lib/aws/arn'
import { useClock, useIsHydrated } from '@/components/ui/time/clock'
import { ClockTime } from '@/components/ui/time/exact-time'
import { toVisibleText } from '@/components/ui/visible-text'
import classes from './open-launch-card.module.css'
import { againTexts, toKnownText, toWhatText } from './open-launch-text'
import { useOpenLaunch } from './use-open-launch'
import type { OpenLaunchActions } from './use-open-launch'
import { createLazyPart } from '@/components/ui/lazy-part'

const part = createLazyPart(() => null, true)
const ConfirmDialog = dynamic(
  () => part.load(async () => (await import('../../launch/submit/confirm-dialog')).ConfirmDialog),
  { ssr: false, loading: part.Loading },
)

interface OpenLaunchCardProps {
  launch: OpenLaunchView
  /** Whether the page is the launch's own: then it needs no link to it. */
  isOwnPage: boolean
  actions: OpenLaunchActions
  onOutcome: (outcome: LaunchOutcome) => void
}

/** A launch without an answer: what is known, and what a person can do about it. */
export function OpenLaunchCard(props: OpenLaunchCardProps) {
  const { launch, isOwnPage } = props
  const title = isOwnPage ? 'No answer from AWS yet' : 'A launch has no answer from AWS'
  const told = useClock(nowMs => `${toWhatText(launch, nowMs)} ${toKnownText(launch, nowMs)}`)
  const { detail, code } = launch.failure ?? {}
  return (
    // Several may wait, and each has a name of its own.
    <section
      className={classes.card}
      aria-label={`${title}, launch ${launch.launchId.slice(0, 8)}`}
    >
      <IconAlertTriangle size={18} aria-hidden className={classes.icon} />
      <div className={classes.content}>
        <h2 className={classes.title}>{title}</h2>
        <p>{toVisibleText(told)} Slipway won’t retry it by itself.</p>
        {detail && (
          <p className={classes.words}>
            {toVisibleText([code, detail].filter(Boolean).join(': '))}
          </p>
        )}
        {launch.isOwn && !launch.isSending && <Choices {...props} />}
        {!launch.isOwn && (
          <p className={classes.quiet}>
            Only {principalNameOf(launch.launchedBy)} can send it again or give it up.
          </p>
        )}
        {launch.request && (
          <details className={classes.request}>
            <summary>Show the request</summary>
            <pre>{toVisibleText(launch.request)}</pre>
          </details>
        )}
        {!isOwnPage && (
          <Link href={`/launches/${launch.launchId}`} prefetch={false}>
            Open this launch
          </Link>
        )}
      </div>
    </section>
  )
}

function Choices({ launch, actions, onOutcome }: OpenLaunchCardProps) {
  const { underWay, isAsking, sendAgain, confirm, cancel, giveUp } = useOpenLaunch({
    launch,
    actions,
    onOutcome,
  })
  const noteId = useId()
  const isHydrated = useIsHydrated()
  const text = againTexts[launch.resend]
  return (
    <>
      {'warning' in text && <p className={classes.warning}>{text.warning}</p>}
      <div className={classes.choices}>
        <Button
          className={classes.primary}
          // A click before would be lost, and nobody would know.
          disabled={!isHydrated}
          onClick={sendAgain}
          data-disabled={underWay !== undefined || undefined}
          loading={underWay === 'send'}
          aria-describedby={noteId}
        >
          {text.label}
        </Button>
        <Button
          variant="default"
          disabled={!isHydrated}
          onClick={giveUp}
          data-disabled={underWay !== undefined || undefined}
          loading={underWay === 'give-up'}
        >
          Give up
        </Button>
        <p id={noteId} className={classes.quiet}>
          {launch.resend === 'same' && (
            <>
              Sending again can’t start a second task until <ClockTime iso={launch.resendUntil} />.
            </>
          )}
        </p>
      </div>
      {isAsking && (
        <ConfirmDialog
          count={launch.count}
          cluster={launch.cluster}
          accountId={launch.accountId}
          facts={[{ label: 'Task definition', value: launch.taskDefinition }]}
          onConfirm={confirm}
          onCancel={cancel}
        />
      )}
    </>
  )
}
