'use client'

import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual'
import { useEffect, useRef, useState } from 'react'
import type { RefObject } from 'react'
import { ROW_PX, TaskLine } from './task-line'
import classes from './tasks-table.module.css'
import { useRowKeys } from './use-row-keys'
import type { BodyProps } from './whole-body'

/** The part of a list that the server draws; what is on the screen is measured then. */
const FIRST_SCREEN = { width: 1280, height: 900 }

/** Rows above and below the screen that are drawn, too. */
const OVERSCAN = 8

/** What the page's header and the bar of the selection cover; `.row` says the same. */
const COVERED_PX = { top: 60, bottom: 72 }

/** The rows of a long list: of ten thousand only those on the screen are drawn. */
export function WindowedBody({ rows, views, selection }: BodyProps) {
  const body = useRef<HTMLTableSectionElement>(null)
  const [focused, setFocused] = useState<number>()
  const virtual = useWindowVirtualizer<HTMLTableRowElement>({
    count: rows.length,
    estimateSize: () => ROW_PX,
    getItemKey: index => rows[index]?.arn ?? index,
    initialRect: FIRST_SCREEN,
    overscan: OVERSCAN,
    scrollPaddingStart: COVERED_PX.top,
    scrollPaddingEnd: COVERED_PX.bottom,
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
  return (
    <tbody
      role="rowgroup"
      ref={body}
      className={classes.body}
      data-windowed
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
  )
}

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
