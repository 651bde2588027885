'use client'

import { Button } from '@mantine/core'
import Link from 'next/link'
import type { FamilyAnswer } from '@/lib/task-view/family-answer'
import { UpdatedAgo } from '@/components/ui/exact-time'
import { askFamily } from '../../data/questions'
import { usePoll } from '../../data/use-poll'
import { ClusterProblems } from '../cluster-problems'
import { FailureNote, Note } from '../failure-note'
import { FailureTable } from './failure-table'
import { FamilyCards } from './family-cards'
import { FamilyHeader } from './family-header'
import { FamilyPlot } from './family-plot'
import { FamilyRuns } from './family-runs'
import { toLaunchHref } from './launch-href'
import classes from './family-page.module.css'

/** A family's runs: the figures first, then the runs as a picture, then why they failed. */
export function FamilyPage({ initial }: { initial: FamilyAnswer }) {
  const poll = usePoll(askFamily(initial.family), initial)
  const { family, revision, figures, newestOnly, problems } = poll.body
  const updated = <UpdatedAgo updatedAtMs={poll.updatedAtMs} />
  return (
    <div className={classes.page}>
      <FamilyHeader family={family} revision={revision} updated={updated} />
      {poll.failure && <FailureNote failure={poll.failure}>Updated {updated}.</FailureNote>}
      {revision.kind === 'none' && (
        <Note tone="warn">
          ECS has no ACTIVE revision of this family. Register a revision to launch it.
        </Note>
      )}
      <ClusterProblems problems={problems} />
      {newestOnly !== undefined && (
        <Note tone="neutral">
          This family has more runs than this page reads. All figures are of the newest{' '}
          {newestOnly.toLocaleString('en-US')}.
        </Note>
      )}
      {figures.runs > 0 ? (
        <>
          <FamilyCards figures={figures} isCut={newestOnly !== undefined} />
          <FamilyPlot figures={figures} />
          {figures.reasons.length > 0 && <FailureTable reasons={figures.reasons} />}
          <FamilyRuns answer={poll.body} />
        </>
      ) : (
        problems.every(problem => problem.areTasksShown) && (
          <NoRuns family={family} canLaunch={revision.kind !== 'none'} />
        )
      )}
    </div>
  )
}

const NoRuns = ({ family, canLaunch }: { family: string; canLaunch: boolean }) => (
  <div className={classes.empty}>
    <p className={classes.emptyTitle}>No runs in the last 90 days</p>
    <p>A run appears here once it’s launched or opened in Slipway, and stays.</p>
    {canLaunch && (
      <Button component={Link} href={toLaunchHref(family)} prefetch={false} variant="default">
        Launch a task
      </Button>
    )}
  </div>
)
