'use client'

import { Button } from '@mantine/core'
import Link from 'next/link'
import { useDeferredValue } from 'react'
import type { OpenLaunchesAnswer } from '@/lib/launching/open-launch-view'
import { parseTaskReference } from '@/lib/task-view/task-address'
import type { TasksAnswer } from '@/lib/task-view/task-answer'
import { findRows, isNarrowed } from '@/lib/task-view/task-query'
import { useClock } from '@/components/ui/clock'
import { UpdatedAgo } from '@/components/ui/exact-time'
import { FailureNote, Note } from '../failure-note'
import { OpenLaunches } from '../open-launches/open-launches'
import { FilterBar } from './filter-bar'
import { TaskSearch } from './task-search'
import type { FindTask } from './task-search'
import classes from './tasks-page.module.css'
import { TasksTable } from '../tasks-table'
import type { OpenLaunchActions } from '../open-launches/use-open-launch'
import { askTasks } from '../../data/questions'
import { usePoll } from '../../data/use-poll'
import { useTaskQuery } from './use-task-query'

const MINUTE_MS = 60_000

interface TasksPageProps {
  initial: TasksAnswer
  open: OpenLaunchesAnswer
  actions: OpenLaunchActions & { find: FindTask }
}

/** The tasks of the session's account and Region, newest first, with what became of them. */
export function TasksPage({ initial, open, actions }: TasksPageProps) {
  const poll = usePoll(askTasks(), initial)
  const { rows, problems } = poll.body
  const [query, change] = useTaskQuery()
  const shown = useDeferredValue(query)
  const minuteMs = useClock(nowMs => Math.floor(nowMs / MINUTE_MS) * MINUTE_MS)
  const found = findRows(rows, shown, minuteMs)
  const running = rows.filter(row => !row.isStopped).length
  const updated = <UpdatedAgo updatedAtMs={poll.updatedAtMs} />
  return (
    <div className={classes.page}>
      <header className={classes.header}>
        <h1 className={classes.title}>Tasks</h1>
        <p className={classes.counts}>
          {isNarrowed(shown) ? `${found.length} of ${rows.length}` : rows.length} here · {running}{' '}
          running · updated {updated}
        </p>
        <Button component={Link} href="/launch" className={`${classes.launch} ${classes.primary}`}>
          Launch
        </Button>
      </header>
      <OpenLaunches initial={open} actions={actions} onOutcome={poll.askNow} />
      <TaskSearch text={query.text} onChange={text => change({ text })} find={actions.find} />
      {rows.length > 0 && <FilterBar rows={rows} query={query} onChange={change} />}
      {poll.failure && <FailureNote failure={poll.failure}>Updated {updated}.</FailureNote>}
      {problems.map(({ cluster, message, areTasksShown }) => (
        <Note key={cluster} tone="warn">
          Cluster <strong>{cluster}</strong> could not be asked; its tasks are{' '}
          {areTasksShown ? 'as last seen' : 'not shown until AWS says that you may see them'}.{' '}
          {message}
        </Note>
      ))}
      {found.length > 0 ? (
        <TasksTable rows={found} sort={query.sort} onSort={sort => change({ sort })} />
      ) : (
        (rows.length > 0 || problems.every(problem => problem.areTasksShown)) && (
          <NothingHere hasRows={rows.length > 0} text={shown.text} />
        )
      )}
      {rows.length > 0 && <p className={classes.foot}>Tasks that ECS has forgotten stay here.</p>}
    </div>
  )
}

function NothingHere({ hasRows, text }: { hasRows: boolean; text: string }) {
  if (hasRows) {
    return (
      <p className={classes.empty}>
        {parseTaskReference(text)
          ? 'This task is not in the list. Open it with the button beside the search.'
          : 'No task here matches the search and the filters. The search looks at ID, family, outcome, reason and person.'}
      </p>
    )
  }
  return (
    <div className={classes.empty}>
      <p className={classes.emptyTitle}>No tasks yet</p>
      <p>Tasks that are launched here stay here, also after ECS has forgotten them.</p>
      <Button component={Link} href="/launch" className={classes.primary}>
        Launch a task
      </Button>
    </div>
  )
}
