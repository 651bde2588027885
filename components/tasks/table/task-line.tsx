import { memo } from 'react'
import type { TaskRow } from '@/lib/task-view/list/task-row'
import type { ColumnView } from './task-columns'
import classes from './tasks-table.module.css'

/** Of a row with one line of text. */
export const ROW_PX = 57

interface TaskLineProps {
  row: TaskRow
  index: number
  views: readonly ColumnView[]
  /** Where it lies in the body. Undefined where each row follows the one before. */
  topPx?: number
  measure?: (line: HTMLTableRowElement | null) => void
  /** Undefined where rows can't be selected. */
  isSelected?: boolean
}

/** A task of the table. */
export const TaskLine = memo(function TaskLine(props: TaskLineProps) {
  const { row, index, views, topPx, measure, isSelected } = props
  return (
    <tr
      role="row"
      ref={measure}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      data-index={index}
      data-arn={row.arn}
      className={classes.row}
      style={topPx === undefined ? undefined : { transform: `translateY(${topPx}px)` }}
    >
      {isSelected !== undefined && (
        <td role="cell" className={classes.select}>
          <label className={classes.selectArea}>
            <input
              type="checkbox"
              data-select
              aria-label={`Select ${row.family} ${row.taskId.slice(0, 4)}`}
              checked={isSelected}
              readOnly
            />
          </label>
        </td>
      )}
      {views.map(({ id, className, Cell }) => (
        <td role="cell" key={id} className={className}>
          <Cell row={row} />
        </td>
      ))}
    </tr>
  )
})
