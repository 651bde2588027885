'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import type { Virtualizer } from '@tanstack/react-virtual'
import { useCallback } from 'react'
import type { LogLook } from '../log-look'
import type { HeldLine } from '../store/held-line'
import { toRowEstimate } from './row-size'
import { useListSize } from './use-list-size'
import type { OpenedLines } from './use-opened'

interface RowsInput {
  list: HTMLDivElement | null
  probe: HTMLElement | null
  rows: readonly HeldLine[]
  look: LogLook
  opened: OpenedLines
  names: readonly string[]
}

/** All lengths are pixels, unless they say columns: characters beside each other. */
export interface LogRows {
  virtual: Virtualizer<HTMLDivElement, Element>
  /** Time and container stand above the text. */
  isNarrow: boolean
  linePx: number
  /** Beside a line's text. */
  gutterPx: number
  nameColumns: number
  /** Other where all rows have other heights. */
  layout: string
}

const LINE_PX = { comfortable: 22, compact: 18 }
const META_PX = 16
/** Above the first row and below the last one. */
export const EDGE_PX = 34
const NARROW_PX = 560
const OVERSCAN = 12

/** The heights of the rows, and which of them are drawn. */
export function useLogRows({ list, probe, rows, look, opened, names }: RowsInput): LogRows {
  const { widthPx, charPx } = useListSize(list, probe)
  const isNarrow = widthPx < NARROW_PX
  const nameColumns = Math.min(18, Math.max(3, ...names.map(({ length }) => length)))
  const timeColumns = look.zone === 'start' ? 13 : 12
  const gutterPx = isNarrow ? 20 : 29 + (timeColumns + nameColumns + 4) * charPx
  const linePx = LINE_PX[look.density]
  const columns = look.isWrapped
    ? Math.max(10, Math.floor((widthPx - gutterPx) / charPx))
    : undefined
  const metaPx = isNarrow ? META_PX : 0
  const isEven = !look.isWrapped && !look.isJsonOpen && !opened.isAnyChanged
  const estimate = toRowEstimate({ linePx, metaPx, columns })

  // The compiler, which is not used, would leave this component as it is.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => list,
    // Each time that a line comes, all are asked for: of 200,000 even ones that is quick.
    estimateSize: isEven
      ? () => linePx + metaPx
      : index => {
          const line = rows[index]
          return line ? estimate(line, opened.stateOf(line)) : linePx
        },
    getItemKey: useCallback((index: number) => rows[index]?.id ?? -index, [rows]),
    overscan: OVERSCAN,
    paddingStart: EDGE_PX,
    paddingEnd: EDGE_PX,
    initialRect: { width: 900, height: 480 },
  })
  const layout = `${columns} ${linePx} ${isNarrow} ${look.isJsonOpen}`
  return { virtual, isNarrow, linePx, gutterPx, nameColumns, layout }
}
