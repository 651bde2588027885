'use client'

import dynamic from 'next/dynamic'
import { useDeferredValue, useMemo, useState } from 'react'
import type { OpenLaunchesAnswer } from '@/lib/launching/open-launch-view'
import { toNumberText } from '@/lib/run-task/problems/amount-texts'
import type { ListedCluster, TasksAnswer } from '@/lib/task-view/list/tasks-answer'
import {
  findRows,
  isNarrowed,
  usualColumns,
  valuesOf,
  writeTaskQuery,
} from '@/lib/task-view/list/task-query'
import type { TaskQuery } from '@/lib/task-view/list/task-query'
import { ActionLink } from '@/components/ui/action-button'
import { useClock } from '@/components/ui/time/clock'
import { UpdatedAgo } from '@/components/ui/time/exact-time'
import { createLazyPart } from '@/components/ui/lazy-part'
import { PageTitle } from '@/components/ui/page-title'
import { FailureNote, Note } from '../failure-note'
import { OpenLaunches } from '../open-launches/open-launches'
import { ColumnsButton } from './columns-button'
import { FilterBar } from './filter-bar'
import { LazySelectedTasks } from './lazy-selected-tasks'
import { ClusterNotes, ListingFoot } from './listing-notes'
import { SavedViews } from './saved-views'
import { TaskSearch } from './task-search'
import type { FindTask } from './task-search'
import classes from './tasks-page.module.css'
import type { RelaunchDialogProps } from '../relaunch/relaunch-dialog'
import type { StopTasksAction } from '../stop/use-stop-tasks'
import { FamilyRunsProvider } from '../table/family-runs-context'
import { HeldTable } from '../table/held-table'
import { TasksTable } from '../table/tasks-table'
import { useHeldRows } from '../table/use-held-rows'
import type { OpenLaunchActions } from '../open-launches/use-open-launch'
import { askTasks } from '../../data/questions'
import { usePoll } from '../../data/use-poll'
import { useTaskQuery } from './use-task-query'

const MINUTE_MS = 60_000

// Most lists have tasks. The server draws it, so it is there at once all the same.
const nothingPart = createLazyPart(() => null)
const NothingHere = dynamic(
  () => nothingPart.load(async () => (await import('./nothing-here')).NothingHere),
  { loading: nothingPart.Loading },
)

interface TasksPageProps {
  accountId: string
  initial: TasksAnswer
  open: OpenLaunchesAnswer
  actions: OpenLaunchActions & {
    find: FindTask
    stop: StopTasksAction
    launch: RelaunchDialogProps['launch']
  }
}

/** The tasks of the session's account and Region, newest first, with what became of them. */
export function TasksPage({ accountId, initial, open, actions }: TasksPageProps) {
  const [query, change] = useTaskQuery()
  const shown = useDeferredValue(query)
  const poll = useTasks(shown, initial)
  const { rows, problems, clusters, families, names, leftOut = 0 } = poll.body
  const minuteMs = useClock(nowMs => Math.floor(nowMs / MINUTE_MS) * MINUTE_MS)
  const found = useMemo(() => findRows(rows, shown, minuteMs), [rows, shown, minuteMs])
  const list = useHeldRows(found, { all: rows, key: writeTaskQuery(shown) })
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const selection = useMemo(() => ({ selected, onChange: setSelected }), [selected])
  const [stopped, setStopped] = useState('')
  const chosen = list.rows.filter(({ arn }) => selected.has(arn))
  const running = rows.filter(row => !row.isStopped).length
  const updated = <UpdatedAgo updatedAtMs={poll.updatedAtMs} />
  const areSomeHidden = problems.some(problem => !problem.areTasksShown)
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <PageTitle>Tasks</PageTitle>
        <p className={classes.counts}>
          {isNarrowed(shown) && leftOut === 0 && `${toNumberText(found.length)} of `}
          {toNumberText(rows.length + leftOut)} here
          {leftOut === 0 && ` · ${toNumberText(running)} running`} · updated {updated}
        </p>
        <div className={classes.actions}>
          <ColumnsButton
            columns={query.columns}
            names={names}
            onChange={columns => change({ columns })}
          />
          <ActionLink isPrimary href="/launch">
            Launch
          </ActionLink>
        </div>
      </header>
      <OpenLaunches initial={open} actions={actions} onOutcome={poll.askNow} />
      <div className={classes.tools}>
        <TaskSearch text={query.text} onChange={text => change({ text })} find={actions.find} />
        <FilterBar rows={rows} clusters={clusters} names={names} query={query} onChange={change}>
          <SavedViews accountId={accountId} query={query} onChange={change} />
        </FilterBar>
      </div>
      {poll.failure && <FailureNote failure={poll.failure}>Updated {updated}.</FailureNote>}
      <ClusterNotes problems={problems} clusters={clusters} />
      {stopped && <Note tone="neutral">{stopped}</Note>}
      {list.rows.length > 0 ? (
        <FamilyRunsProvider value={families}>
          <HeldTable list={list}>
            <TasksTable
              rows={list.rows}
              columns={shown.columns ?? usualColumns}
              sort={query.sort}
              onSort={sort => change({ sort })}
              selection={selection}
            />
          </HeldTable>
        </FamilyRunsProvider>
      ) : (
        !areSomeHidden && (
          <NothingHere
            hasRows={rows.length > 0}
            isListing={clusters.some(isListing)}
            query={shown}
          />
        )
      )}
      <LazySelectedTasks
        rows={chosen}
        stop={actions.stop}
        launch={actions.launch}
        onClear={() => setSelected(new Set())}
        onStopped={(text, hasChanged) => {
          setStopped(text)
          if (hasChanged) poll.askNow()
        }}
      />
      <ListingFoot clusters={clusters} withServices={shown.withServices} />
    </div>
  )
}

/** What the query needs of the server; while that is on its way, what is there stays. */
function useTasks(query: TaskQuery, initial: TasksAnswer) {
  const { clusters, withServices } = query
  const [last, setLast] = useState(initial)
  const poll = usePoll(askTasks({ clusters, withServices, values: valuesOf(query) }), last)
  if (poll.body !== last) setLast(poll.body)
  return poll
}

const isListing = ({ state }: ListedCluster): boolean => state === 'listing'
