'use client'

import { useEffect, useRef } from 'react'
import type { FocusEvent, KeyboardEvent, MouseEvent, RefObject } from 'react'
import type { TaskRow } from '@/lib/task-view/list/task-row'
import type { TaskSelection } from './task-selection'

interface RowKeysOptions {
  rows: readonly TaskRow[]
  body: RefObject<HTMLElement | null>
  selection: TaskSelection | undefined
  scrollTo: (index: number) => void
  /** Which row has the focus: it has to stay drawn. */
  onFocus?: (index: number | undefined) => void
}

/**
 * Up and Down go from row to row, Home and End to the ends. Space selects the row with the focus,
 * Shift with a move or a click all rows up to it, Ctrl+A all, Escape none.
 */
export function useRowKeys({ rows, body, selection, scrollTo, onFocus }: RowKeysOptions) {
  /** Where a range begins. */
  const anchor = useRef<number>(undefined)
  /** The row that gets the focus once it is drawn. */
  const wanted = useRef<number>(undefined)

  useEffect(focusWanted)
  function focusWanted() {
    if (wanted.current === undefined) return
    const link = findRow(body, wanted.current)?.querySelector<HTMLElement>('a')
    if (!link) return
    wanted.current = undefined
    link.focus({ preventScroll: true })
  }

  function goTo(index: number, { from, isRange }: { from: number; isRange: boolean }) {
    const next = Math.max(0, Math.min(rows.length - 1, index))
    if (isRange) selectTo(next)
    else anchor.current = next
    if (next === from) return
    wanted.current = next
    onFocus?.(next)
    scrollTo(next)
    focusWanted()
  }

  function selectTo(index: number) {
    if (!selection) return
    const from = anchor.current ?? index
    anchor.current = from
    const range = rows.slice(Math.min(from, index), Math.max(from, index) + 1)
    selection.onChange(new Set([...selection.selected, ...range.map(({ arn }) => arn)]))
  }

  function toggle(index: number) {
    const arn = rows[index]?.arn
    if (!selection || arn === undefined) return
    anchor.current = index
    const next = new Set(selection.selected)
    if (!next.delete(arn)) next.add(arn)
    selection.onChange(next)
  }

  function onKeyDown(event: KeyboardEvent<HTMLElement>) {
    const index = indexOf(event.target)
    if (index === undefined) return
    const moves: Partial<Record<string, number>> = {
      ArrowDown: index + 1,
      ArrowUp: index - 1,
      Home: 0,
      End: rows.length - 1,
    }
    const next = moves[event.key]
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (next !== undefined && isPlain) {
      if (event.shiftKey) anchor.current ??= index
      goTo(next, { from: index, isRange: event.shiftKey })
    } else if (event.key === ' ' && isPlain) {
      if (event.shiftKey) selectTo(index)
      else toggle(index)
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey) && selection) {
      selection.onChange(new Set(rows.map(({ arn }) => arn)))
    } else if (event.key === 'Escape' && selection && selection.selected.size > 0) {
      selection.onChange(new Set())
    } else {
      return
    }
    event.preventDefault()
  }

  function onClick(event: MouseEvent<HTMLElement>) {
    const index = indexOf(event.target)
    if (index === undefined || !isCheckbox(event.target)) return
    if (event.shiftKey) selectTo(index)
    else toggle(index)
  }

  return {
    onKeyDown,
    onClick,
    onFocus: (event: FocusEvent<HTMLElement>) => onFocus?.(indexOf(event.target)),
    onBlur: () => onFocus?.(undefined),
  }
}

/** Undefined where the row is not drawn. */
export const findRow = (body: RefObject<HTMLElement | null>, index: number) =>
  body.current?.querySelector<HTMLElement>(`[data-index="${index}"]`) ?? undefined

const isCheckbox = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.dataset.select !== undefined

function indexOf(target: EventTarget): number | undefined {
  const row = target instanceof Element ? target.closest<HTMLElement>('[data-index]') : null
  const index = Number(row?.dataset.index)
  return row && Number.isInteger(index) ? index : undefined
}
