import { useRef } from 'react'
import type { TaskRow } from '@/lib/task-view/list/task-row'
import type { ColumnView } from './task-columns'
import { ROW_PX, TaskLine } from './task-line'
import type { TaskSelection } from './task-selection'
import classes from './tasks-table.module.css'
import { findRow, useRowKeys } from './use-row-keys'

export interface BodyProps {
  rows: readonly TaskRow[]
  views: readonly ColumnView[]
  selection: TaskSelection | undefined
}

interface WholeBodyProps extends BodyProps {
  /** So many of the rows are drawn, and the others only get their room. */
  drawn?: number
}

/** The rows of a list, each below the one before. */
export function WholeBody({ rows, views, selection, drawn = rows.length }: WholeBodyProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const keys = useRowKeys({
    rows,
    body,
    selection,
    scrollTo: index => findRow(body, index)?.scrollIntoView({ block: 'nearest' }),
  })
  return (
    <tbody
      role="rowgroup"
      ref={body}
      className={classes.body}
      style={drawn < rows.length ? { minHeight: rows.length * ROW_PX } : undefined}
      {...keys}
    >
      {rows.slice(0, drawn).map((row, index) => (
        <TaskLine
          key={row.arn}
          row={row}
          index={index}
          views={views}
          isSelected={selection?.selected.has(row.arn)}
        />
      ))}
    </tbody>
  )
}
