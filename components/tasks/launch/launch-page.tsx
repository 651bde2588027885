'use client'

import { Button } from '@mantine/core'
import Link from 'next/link'
import { useRef } from 'react'
import type { OpenLaunchesAnswer } from '@/lib/launching/open-launch-view'
import { countStates } from '@/lib/task-view/launch/launch-counts'
import { toLaunchTab } from '@/lib/task-view/tab/tab-view'
import type { LaunchAnswer } from '@/lib/task-view/launch/launch-answer'
import { FailurePage } from '@/components/shell/failure-page'
import type { Failure } from '@/lib/result'
import { principalNameOf } from '@/lib/aws/arn'
import { Ago, UpdatedAgo } from '@/components/ui/time/exact-time'
import { PageTitle } from '@/components/ui/page-title'
import { Note, FailureNote } from '../failure-note'
import { toLaunchHref } from '../launch-href'
import { NotifyButton } from '../tab/notify-button'
import { NotifyNote } from '../tab/notify-note'
import { useEnding } from '../tab/use-ending'
import { useNotify } from '../tab/use-notify'
import { useTab } from '../tab/use-tab'
import { toLaunchTitle } from './launch-title'
import { LaunchFailures } from './launch-failures'
import { LaunchPicture } from './launch-picture'
import { LaunchTable } from './launch-table'
import { OutcomeCounts } from './outcome-counts'
import { useNarrowedState } from './use-narrowed-state'
import { OpenLaunches } from '../open-launches/open-launches'
import classes from './launch-page.module.css'
import type { OpenLaunchActions } from '../open-launches/use-open-launch'
import { askLaunch } from '../../data/questions'
import { usePoll } from '../../data/use-poll'

interface LaunchPageProps {
  initial: LaunchAnswer
  open: OpenLaunchesAnswer
  actions: OpenLaunchActions
}

/** One click on Launch: what it started, and what was refused. */
export function LaunchPage({ initial, open, actions }: LaunchPageProps) {
  const { launchId } = initial
  const notify = useNotify(launchId)
  const poll = usePoll(askLaunch(launchId), initial, { isTold: notify.isOn })
  const launch = poll.body
  const tab = toLaunchTab(launch)
  const title = useRef<HTMLHeadingElement>(null)
  const denial = toDenial(poll.failure)
  useTab(denial ? { title: 'Launched tasks' } : tab)
  useEnding({
    subject: launchId,
    href: `/launches/${launchId}`,
    tab,
    notify,
    failure: poll.failure,
  })
  const [narrowed, narrow] = useNarrowedState()
  if (denial) return <FailurePage failure={denial} onRetry={poll.askNow} />

  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <div className={classes.identity}>
          <PageTitle ref={title}>{toLaunchTitle(launch)}</PageTitle>
          <p className={classes.summary}>
            on {launch.cluster} · <Ago iso={launch.launchedAt} /> · by{' '}
            <span title={launch.launchedBy}>{principalNameOf(launch.launchedBy)}</span> · updated{' '}
            <UpdatedAgo updatedAtMs={poll.updatedAtMs} />
          </p>
        </div>
        <div className={classes.actions}>
          {!tab.isOver && <NotifyButton notify={notify} onGone={() => title.current?.focus()} />}
          <Button
            component={Link}
            href={toLaunchHref({ launch: launchId })}
            prefetch={false}
            variant="default"
          >
            Relaunch
          </Button>
          <Button component={Link} href="/tasks" variant="default">
            All tasks
          </Button>
        </div>
      </header>
      {!tab.isOver && <NotifyNote notify={notify} what="launch" />}
      {poll.failure && (
        <FailureNote failure={poll.failure}>
          Updated <UpdatedAgo updatedAtMs={poll.updatedAtMs} />.
        </FailureNote>
      )}
      <OpenLaunches initial={open} actions={actions} launchId={launchId} onOutcome={poll.askNow} />
      <LaunchState launch={launch} />
      <OutcomeCounts
        counts={countStates(launch, narrowed)}
        narrowed={narrowed}
        onNarrow={narrow}
        onGone={() => title.current?.focus()}
      />
      {launch.failures.length > 0 && <LaunchFailures failures={launch.failures} />}
      {launch.rows.length > 0 && (
        <>
          <LaunchPicture rows={launch.rows} launchedAt={launch.launchedAt} narrowed={narrowed} />
          <LaunchTable rows={launch.rows} narrowed={narrowed} onShowAll={() => narrow(undefined)} />
        </>
      )}
    </div>
  )
}

/** What AWS denies from now on does not stay on the screen. The server says that it is not found. */
function toDenial(failure: Failure | undefined): Failure | undefined {
  const isDenied = failure?.kind === 'forbidden' || failure?.kind === 'rejected'
  return isDenied ? { ...failure, kind: 'forbidden' } : undefined
}

/** What is to be said where not simply everything was launched. */
function LaunchState({ launch }: { launch: LaunchAnswer }) {
  const { state, failure, count, taskCount } = launch
  switch (state) {
    case 'launched':
      return taskCount < count ? (
        <Note tone="warn">
          ECS started {taskCount} of {count} tasks.
        </Note>
      ) : null
    case 'open':
      return null
    case 'given-up':
      return <GivenUp launch={launch} />
    case 'unplaced':
      return <Note tone="bad">ECS accepted the request but didn’t start any tasks.</Note>
    case 'refused':
      return (
        <Note tone="bad">
          Nothing was launched. {failure?.message}{' '}
          {failure?.detail && <code>{failure.detail}</code>}
        </Note>
      )
  }
}

function GivenUp({ launch }: { launch: LaunchAnswer }) {
  const { givenUp } = launch
  return (
    <Note tone="neutral">
      AWS never confirmed this launch.{' '}
      {givenUp && (
        <>
          {principalNameOf(givenUp.by)} gave it up <Ago iso={givenUp.at} />.{' '}
        </>
      )}
      It may have run. If Slipway finds its tasks later, they appear here.{' '}
      {givenUp?.replacedBy && (
        <Link href={`/launches/${givenUp.replacedBy}`} prefetch={false}>
          Open the launch that replaced it
        </Link>
      )}
    </Note>
  )
}
