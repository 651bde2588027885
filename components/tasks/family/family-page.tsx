'use client'

import { Button } from '@mantine/core'
import Link from 'next/link'
import type { FamilyAnswer } from '@/lib/task-view/family/family-answer'
import { EmptyBox } from '@/components/ui/empty-box'
import { UpdatedAgo } from '@/components/ui/time/exact-time'
import { toNumberText } from '@/lib/run-task/problems/amount-texts'
import { FAMILY_DAYS } from '@/lib/task-view/family/family-figures'
import { askFamily } from '../../data/questions'
import { usePoll } from '../../data/use-poll'
import { ClusterProblems } from '../cluster-problems'
import { FailureNote, Note } from '../failure-note'
import { toLaunchHref } from '../launch-href'
import { FailureTable } from './failure-table'
import { FamilyCards } from './family-cards'
import { FamilyHeader } from './family-header'
import { FamilyPlot } from './family-plot'
import { FamilyRuns } from './family-runs'
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
          This family has more runs than this page reads. The figures cover the newest{' '}
          {toNumberText(newestOnly)}.
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
  <EmptyBox title={`No runs in the last ${FAMILY_DAYS} days`}>
    <p>Runs appear here once you launch or open them in Slipway.</p>
    {canLaunch && (
      <Button component={Link} href={toLaunchHref({ family })} prefetch={false} variant="default">
        Launch a task
      </Button>
    )}
  </EmptyBox>
)
