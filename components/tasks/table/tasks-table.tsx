'use client'

import { IconChevronDown, IconChevronUp } from '@tabler/icons-react'
import { rowSelectionFeature, tableFeatures, useTable } from '@tanstack/react-table'
import type { RowSelectionState } from '@tanstack/react-table'
import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual'
import { memo, useEffect, useMemo, useRef, useState } from 'react'
import type { CSSProperties, RefObject } from 'react'
import { usualColumns } from '@/lib/task-view/list/task-query'
import type { Sort, TaskColumn } from '@/lib/task-view/list/task-query'
import type { TaskRow } from '@/lib/task-view/list/task-row'
import type { TaskSelection } from './task-selection'
import { toColumnView } from './task-columns'
import type { ColumnView } from './task-columns'
import { useRowKeys } from './use-row-keys'
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

const features = tableFeatures({ rowSelectionFeature })
const noColumns: never[] = []

/** Where nothing is known of the families' other runs. */
const plainColumns = usualColumns.filter(column => column !== 'runs')

/** Of a row with one line of text; the real one is measured. */
const ROW_PX = 57

/** The part of a list that the server draws; what is on the screen is measured then. */
const FIRST_SCREEN = { width: 1280, height: 900 }

/** Rows above and below the screen that are drawn, too. */
const OVERSCAN = 8

/**
 * Tasks, a line each: of ten thousand only those on the screen are drawn. Rows are laid out as a
 * grid, and narrow screens make two lines of one. That drops the browser's own table roles, so they are
 * written out.
 */
export const TasksTable = memo(function TasksTable(props: TasksTableProps) {
  const { rows, columns = plainColumns, sort, onSort, selection } = props
  const views = useMemo(() => columns.map(toColumnView), [columns])
  const rowSelection = useMemo(() => toSelectionState(selection?.selected), [selection?.selected])
  const table = useTable({
    features,
    columns: noColumns,
    data: rows,
    getRowId: row => row.arn,
    state: { rowSelection },
    onRowSelectionChange: update => {
      const next = typeof update === 'function' ? update(rowSelection) : update
      selection?.onChange(new Set(Object.keys(next)))
    },
  })
  const body = useRef<HTMLTableSectionElement>(null)
  const [focused, setFocused] = useState<number>()
  const virtual = useWindowVirtualizer<HTMLTableRowElement>({
    count: rows.length,
    estimateSize: () => ROW_PX,
    getItemKey: index => rows[index]?.arn ?? index,
    initialRect: FIRST_SCREEN,
    overscan: OVERSCAN,
    scrollMargin: useOffset(body),
    // The row with the focus stays, or the focus would be lost with it.
    rangeExtractor: range => {
      const drawn = defaultRangeExtractor(range)
      if (focused === undefined || focused >= range.count || drawn.includes(focused)) return drawn
      return [...drawn, focused].sort((one, other) => one - other)
    },
  })
  const keys = useRowKeys({
    rows,
    body,
    selection,
    scrollTo: index => virtual.scrollToIndex(index, { align: 'auto' }),
    onFocus: setFocused,
  })
  const tracks = [...(selection ? ['28px'] : []), ...views.map(({ track }) => track)].join(' ')
  return (
    <table
      role="table"
      aria-label="Tasks"
      aria-rowcount={rows.length + 1}
      className={classes.table}
      data-selectable={selection ? true : undefined}
      style={{ '--tracks': tracks } as CSSProperties}
    >
      <thead role="rowgroup">
        <tr role="row" aria-rowindex={1} className={classes.head}>
          {selection && <SelectAll table={table} count={rows.length} />}
          {views.map(view => (
            <Heading key={view.id} view={view} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody
        role="rowgroup"
        ref={body}
        className={classes.body}
        style={{ height: virtual.getTotalSize() }}
        {...keys}
      >
        {virtual.getVirtualItems().map(item => {
          const row = rows[item.index]
          return (
            row && (
              <TaskLine
                key={item.key}
                row={row}
                index={item.index}
                views={views}
                topPx={item.start - virtual.options.scrollMargin}
                measure={virtual.measureElement}
                isSelected={selection?.selected.has(row.arn)}
              />
            )
          )
        })}
      </tbody>
    </table>
  )
})

const toSelectionState = (arns: ReadonlySet<string> = new Set()): RowSelectionState =>
  Object.fromEntries([...arns].map(arn => [arn, true as const]))

/** How far the body is from the top of the page: what stands above may change. */
function useOffset(body: RefObject<HTMLElement | null>): number {
  const [offsetPx, setOffsetPx] = useState(0)
  useEffect(() => {
    const observer = new ResizeObserver(() => {
      const topPx = body.current?.getBoundingClientRect().top ?? 0
      setOffsetPx(Math.round(topPx + window.scrollY))
    })
    observer.observe(document.body)
    return () => observer.disconnect()
  }, [body])
  return offsetPx
}

interface SelectAllProps {
  table: {
    getIsAllRowsSelected: () => boolean
    getIsSomeRowsSelected: () => boolean
    toggleAllRowsSelected: (value?: boolean) => void
  }
  count: number
}

function SelectAll({ table, count }: SelectAllProps) {
  const isAll = table.getIsAllRowsSelected()
  const isSome = !isAll && table.getIsSomeRowsSelected()
  return (
    <th role="columnheader" scope="col" className={classes.select}>
      <input
        type="checkbox"
        aria-label={`Select all ${count} tasks`}
        checked={isAll}
        ref={box => {
          if (box) box.indeterminate = isSome
        }}
        onChange={() => table.toggleAllRowsSelected(!isAll)}
      />
    </th>
  )
}

interface HeadingProps extends Pick<TasksTableProps, 'sort' | 'onSort'> {
  view: ColumnView
}

function Heading({ view: { title, className, sort: column }, sort, onSort }: HeadingProps) {
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
        onClick={() => onSort({ column, isDescending })}
      >
        {title}
        {isSorted && <Icon size={14} aria-hidden />}
      </button>
    </th>
  )
}

interface TaskLineProps {
  row: TaskRow
  index: number
  views: readonly ColumnView[]
  topPx: number
  measure: (line: HTMLTableRowElement | null) => void
  /** Undefined where rows can't be selected. */
  isSelected?: boolean
}

const TaskLine = memo(function TaskLine(props: TaskLineProps) {
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
      style={{ transform: `translateY(${topPx}px)` }}
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
