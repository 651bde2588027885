'use client'

import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import Link from 'next/link'
import { memo } from 'react'
import type { ReactNode } from 'react'
import { useClock } from '@/components/ui/clock'
import { toDurationText } from '@/components/ui/duration-text'
import { toShortId } from '@/lib/task-view/task-names'
import type { Sort } from '@/lib/task-view/task-query'
import type { TaskRow } from '@/lib/task-view/task-row'
import { Ago } from '@/components/ui/exact-time'
import { StatePill } from './state-pill'
import classes from './tasks-table.module.css'

interface Column {
  title: string
  /** What the list can be ordered by here. */
  sort?: Sort['column']
}

const columns: Column[] = [
  { title: 'Outcome', sort: 'state' },
  { title: 'Task', sort: 'family' },
  { title: 'Why' },
  { title: 'Where' },
  { title: 'Ran', sort: 'ran' },
  { title: 'Started', sort: 'started' },
  { title: 'By' },
]

interface TasksTableProps {
  rows: TaskRow[]
  /** Absent where the order is fixed. */
  sort?: Sort
  onSort?: (sort: Sort) => void
}

/**
 * Tasks, a line each. Narrow screens turn a row into two lines, which drops the browser's own
 * table roles; so they are written out.
 */
export const TasksTable = memo(function TasksTable({ rows, sort, onSort }: TasksTableProps) {
  return (
    <table role="table" aria-label="Tasks" className={classes.table}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(column => (
            <Heading key={column.title} column={column} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map(row => (
          <TaskLine key={row.arn} row={row} />
        ))}
      </tbody>
    </table>
  )
})

interface HeadingProps extends Pick<TasksTableProps, 'sort' | 'onSort'> {
  column: Column
}

function Heading({ column: { title, sort: column }, sort, onSort }: HeadingProps) {
  if (!column || !sort || !onSort) {
    return (
      <th role="columnheader" scope="col">
        {title}
      </th>
    )
  }
  const isSorted = sort.column === column
  const isDescending = isSorted ? !sort.isDescending : column === 'started' || column === 'ran'
  const Icon = sort.isDescending ? IconChevronDown : IconChevronUp
  const order = sort.isDescending ? 'descending' : 'ascending'
  return (
    <th role="columnheader" scope="col" aria-sort={isSorted ? order : undefined}>
      <button
        type="button"
        className={classes.sort}
        onClick={() => onSort({ column, isDescending })}
      >
        {title}
        {isSorted && <Icon size={14} aria-hidden />}
      </button>
    </th>
  )
}

const TaskLine = memo(function TaskLine({ row }: { row: TaskRow }) {
  const begunAt = row.startedAt ?? row.createdAt
  return (
    <tr role="row" className={classes.row}>
      <Cell className={classes.outcome}>
        <StatePill state={row.state} />
      </Cell>
      <Cell className={classes.task}>
        <Link href={row.href} className={classes.link} prefetch={false}>
          <span className={classes.family}>
            <strong>{row.family}</strong>
            {row.revision !== undefined && (
              <span className={classes.revision}>:{row.revision}</span>
            )}
          </span>{' '}
          <span className={classes.id}>{toShortId(row.taskId)}</span>
        </Link>
      </Cell>
      <Cell className={row.state === 'succeeded' ? `${classes.why} ${classes.quiet}` : classes.why}>
        {row.why && (
          <span className={classes.words} title={row.why}>
            {row.why}
          </span>
        )}
      </Cell>
      <Cell className={classes.where}>{row.where}</Cell>
      <Cell className={classes.ran}>
        <Ran row={row} />
      </Cell>
      <Cell className={classes.started}>{begunAt && <Ago iso={begunAt} />}</Cell>
      <Cell className={classes.by}>{row.by ?? '–'}</Cell>
    </tr>
  )
})

const Cell = ({ className, children }: { className: string | undefined; children: ReactNode }) => (
  <td role="cell" className={className}>
    {children}
  </td>
)

function Ran({ row: { ranMs, startedAt, isStopped } }: { row: TaskRow }) {
  if (ranMs !== undefined) return toDurationText(ranMs)
  return startedAt && !isStopped ? <SoFar iso={startedAt} /> : '–'
}

function SoFar({ iso }: { iso: string }) {
  const sinceMs = Date.parse(iso)
  return useClock(nowMs => toDurationText(nowMs - sinceMs))
}
