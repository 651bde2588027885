'use client'

import Link from 'next/link'
import { memo } from 'react'
import type { ReactNode } from 'react'
import { useClock } from '@/components/ui/clock'
import { toDurationText } from '@/components/ui/duration-text'
import { toShortId } from '@/lib/task-view/task-names'
import type { TaskRow } from '@/lib/task-view/task-row'
import { Ago } from '@/components/ui/exact-time'
import { StatePill } from './state-pill'
import classes from './tasks-table.module.css'

const columns = ['Outcome', 'Task', 'Why', 'Where', 'Ran', 'Started', 'By']

/**
 * Tasks, a line each. Narrow screens turn a row into two lines, which drops the browser's own
 * table roles; so they are written out.
 */
export const TasksTable = memo(function TasksTable({ rows }: { rows: TaskRow[] }) {
  return (
    <table role="table" aria-label="Tasks" className={classes.table}>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map(column => (
            <th role="columnheader" key={column} scope="col">
              {column}
            </th>
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
