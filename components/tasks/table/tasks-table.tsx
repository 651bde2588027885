'use client'

import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import dynamic from 'next/dynamic'
import { memo, Suspense, useMemo } from 'react'
import type { CSSProperties } from 'react'
import { useIsHydrated } from '@/components/ui/time/clock'
import { createLazyPart } from '@/components/ui/lazy-part'
import { usualColumns } from '@/lib/task-view/list/task-query'
import type { Sort, TaskColumn } from '@/lib/task-view/list/task-query'
import type { TaskRow } from '@/lib/task-view/list/task-row'
import type { TaskSelection } from './task-selection'
import { toColumnView } from './task-columns'
import type { ColumnView } from './task-columns'
import { WholeBody } from './whole-body'
import classes from './tasks-table.module.css'

interface TasksTableProps {
  rows: TaskRow[]
  columns?: readonly TaskColumn[]
  /** Absent where the order is fixed. */
  sort?: Sort
  onSort?: (sort: Sort) => void
  /** Absent where nothing can be done with several at once. */
  selection?: TaskSelection
}

/** Where nothing is known of the families' other runs. */
const plainColumns = usualColumns.filter(column => column !== 'runs')

/** A list of more rows is drawn in parts, as the page is scrolled. */
const MOST_WHOLE_ROWS = 100

/** What draws a list in parts weighs 11 KiB, so it is loaded with the first long list. */
const part = createLazyPart(() => null)
const WindowedBody = dynamic(() =>
  part.load(async () => (await import('./windowed-body')).WindowedBody),
)

/**
 * Tasks, a line each. Rows are laid out as a grid, and narrow screens make two lines of one. That
 * drops the browser's own table roles, so they are written out.
 */
export const TasksTable = memo(function TasksTable(props: TasksTableProps) {
  const { rows, columns = plainColumns, sort, onSort, selection } = props
  const views = useMemo(() => columns.map(toColumnView), [columns])
  const tracks = [...(selection ? ['28px'] : []), ...views.map(({ track }) => track)].join(' ')
  const body = { rows, views, selection }
  const isLong = rows.length > MOST_WHOLE_ROWS
  return (
    <>
      <table
        role="table"
        aria-label="Tasks"
        aria-rowcount={rows.length + 1}
        className={classes.table}
        data-selectable={selection ? true : undefined}
        data-usable={useIsHydrated() || undefined}
        style={{ '--tracks': tracks } as CSSProperties}
      >
        <thead role="rowgroup">
          <tr role="row" aria-rowindex={1} className={classes.head}>
            {selection && <SelectAll rows={rows} selection={selection} />}
            {views.map(view => (
              <Heading key={view.id} view={view} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        {isLong ? (
          <Suspense fallback={<WholeBody {...body} drawn={MOST_WHOLE_ROWS} />}>
            <WindowedBody {...body} />
          </Suspense>
        ) : (
          <WholeBody {...body} />
        )}
      </table>
      {isLong && <part.Failure />}
    </>
  )
})

interface SelectAllProps {
  rows: readonly TaskRow[]
  selection: TaskSelection
}

/** Selects every task of the list, or none of them. Selected tasks that the list lacks stay so. */
function SelectAll({ rows, selection: { selected, onChange } }: SelectAllProps) {
  const isAll = rows.every(({ arn }) => selected.has(arn))
  const isSome = !isAll && rows.some(({ arn }) => selected.has(arn))
  function toggle() {
    const next = new Set(selected)
    for (const { arn } of rows) {
      if (isAll) next.delete(arn)
      else next.add(arn)
    }
    onChange(next)
  }
  return (
    <th role="columnheader" scope="col" className={classes.select}>
      <input
        type="checkbox"
        disabled={!useIsHydrated()}
        aria-label={`Select all ${rows.length} tasks`}
        checked={isAll}
        ref={box => {
          if (box) box.indeterminate = isSome
        }}
        onChange={toggle}
      />
    </th>
  )
}

interface HeadingProps extends Pick<TasksTableProps, 'sort' | 'onSort'> {
  view: ColumnView
}

function Heading({ view: { title, className, sort: column }, sort, onSort }: HeadingProps) {
  const isHydrated = useIsHydrated()
  if (!column || !sort || !onSort) {
    return (
      <th role="columnheader" scope="col" className={className}>
        {title}
      </th>
    )
  }
  const isSorted = sort.column === column
  const isDescending = isSorted ? !sort.isDescending : column === 'started' || column === 'ran'
  const Icon = sort.isDescending ? IconChevronDown : IconChevronUp
  const order = sort.isDescending ? 'descending' : 'ascending'
  return (
    <th
      role="columnheader"
      scope="col"
      className={className}
      aria-sort={isSorted ? order : undefined}
    >
      <button
        type="button"
        className={classes.sort}
        disabled={!isHydrated}
        onClick={() => onSort({ column, isDescending })}
      >
        {title}
        {isSorted && <Icon size={14} aria-hidden />}
      </button>
    </th>
  )
}
