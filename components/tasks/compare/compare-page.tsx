'use client'

import { useDisclosure } from '@mantine/hooks'
import { useMemo } from 'react'
import { ActionButton, ActionLink } from '@/components/ui/action-button'
import { ChoiceBar } from '@/components/ui/choice-bar'
import { cutName } from '@/components/ui/clamped-text'
import { PageTitle } from '@/components/ui/page-title'
import { toTaskArn } from '@/lib/aws/arn'
import { compareRuns } from '@/lib/task-view/compare/compare-runs'
import type { ComparedRun } from '@/lib/task-view/compare/compared-run'
import { toNamesText } from '@/lib/task-view/compare/equal-text'
import { isStopped } from '@/lib/task-view/status-view'
import { toShortId } from '@/lib/task-view/task-names'
import { FailureNote } from '../failure-note'
import { toLaunchHref } from '../launch-href'
import { LazyRelaunchDialog, preloadRelaunchDialog } from '../relaunch/lazy-relaunch-dialog'
import type { RelaunchDialogProps } from '../relaunch/relaunch-dialog'
import { useTab } from '../tab/use-tab'
import classes from './compare-page.module.css'
import { CompareTable } from './compare-table'
import type { RunSide } from './run-side'
import { useCompareAddress } from './use-compare-address'
import { useRun } from './use-run'
import type { FollowedRun } from './use-run'

interface ComparePageProps {
  sides: [RunSide, RunSide]
  launch: RelaunchDialogProps['launch']
}

/** Two runs beside each other, what differs first. Each is followed while it runs. */
export function ComparePage({ sides, launch }: ComparePageProps) {
  const { isSwapped, isWhole, change } = useCompareAddress(sides[0].address, sides[1].address)
  const runs: [FollowedRun, FollowedRun] = [useRun(sides[0]), useRun(sides[1])]
  const [a, b] = isSwapped ? [runs[1], runs[0]] : runs
  const title = toTitle([a.run, b.run])
  useTab({ title })
  const compared = useMemo(
    () => (a.run && b.run ? compareRuns(a.run, b.run) : undefined),
    [a.run, b.run],
  )
  const all = compared && [...compared.differences, ...compared.unknown, ...compared.equal]
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <PageTitle>{title}</PageTitle>
        {compared && (
          <p className={classes.count} role="status">
            {toCountText(compared.differences.length, compared.unknown.length === 0)}
          </p>
        )}
        <div className={classes.actions}>
          {compared && (
            <div className={classes.show}>
              <ChoiceBar
                label="Show"
                isLabelHidden
                data={[
                  { value: 'differences', label: 'Differences' },
                  { value: 'all', label: 'Everything' },
                ]}
                value={isWhole ? 'all' : 'differences'}
                onChange={value => change({ isWhole: value === 'all' })}
              />
            </div>
          )}
          <ActionButton onClick={() => change({ isSwapped: !isSwapped })}>Swap</ActionButton>
          {b.run && <RelaunchRight run={b.run} launch={launch} />}
        </div>
      </header>
      {[a, b].map(
        ({ address, failure }) =>
          failure && (
            <FailureNote key={address.taskId} failure={failure}>
              Task {toShortId(address.taskId)}:
            </FailureNote>
          ),
      )}
      <CompareTable a={a} b={b} compared={compared} isWhole={isWhole} />
      {compared && all && !isWhole && (
        <div className={classes.rest}>
          {compared.equal.length > 0 && <p>Equal: {toNamesText(compared.equal, all)}.</p>}
          {compared.unknown.length > 0 && (
            <p>
              Not compared, because a value is hidden or not known:{' '}
              {toNamesText(compared.unknown, all, MOST_NAMED)}.
            </p>
          )}
        </div>
      )}
    </div>
  )
}

/** So many variables that can't be compared are named. */
const MOST_NAMED = 3

function toTitle(runs: (ComparedRun | undefined)[]): string {
  const families = [...new Set(runs.flatMap(run => (run ? cutName(run.task.family) : [])))]
  return families.length === 0 ? 'Compare runs' : `Compare runs of ${families.join(' and ')}`
}

function toCountText(count: number, isAllKnown: boolean): string {
  if (count === 0) return isAllKnown ? 'Same inputs, same outcome' : 'No known difference'
  return count === 1 ? '1 difference' : `${count} differences`
}

/** Beside a run that goes on, another one is a launch of its own and starts in the form. */
function RelaunchRight({
  run: { task },
  launch,
}: { run: ComparedRun } & Pick<ComparePageProps, 'launch'>) {
  const [isOpen, dialog] = useDisclosure(false)
  const { family, address, lastStatus, freshness } = task
  if (!isStopped(lastStatus) && freshness.kind !== 'forgotten') {
    return (
      <ActionLink href={toLaunchHref({ task: toTaskArn(address) })} prefetch={false}>
        Launch another like the right one
      </ActionLink>
    )
  }
  return (
    <>
      <ActionButton
        isPrimary
        onPointerEnter={preloadRelaunchDialog}
        onFocus={preloadRelaunchDialog}
        onClick={dialog.open}
      >
        Relaunch the right one
      </ActionButton>
      {isOpen && (
        <LazyRelaunchDialog task={{ family, address }} launch={launch} onClose={dialog.close} />
      )}
    </>
  )
}
