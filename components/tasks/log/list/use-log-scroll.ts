'use client'

import { useEffect, useLayoutEffect, useRef } from 'react'
import type { HeldLine } from '../store/held-line'
import type { LogSnapshot, LogStore } from '../store/log-store'
import type { LogRows } from './use-log-rows'

/** Where the list has to go; each is another object. */
export type ListTarget =
  /** `isNear` moves no further than it has to. */
  { line: HeldLine; isNear?: true } | { atMs: number } | { end: true }

interface ScrollInput {
  list: HTMLDivElement | null
  store: LogStore
  snapshot: LogSnapshot
  rows: LogRows
  target: ListTarget | undefined
  isFollowing: boolean
  onFollow: (isFollowing: boolean) => void
}

/** So near to the end is at the end. */
const END_PX = 24
/** Earlier lines are asked for before somebody sees that they are missing. */
const NEAR_PX = 600
/** Fewer than the first page of a long log has. */
const FEW_LINES = 900

/**
 * Where the list stands: at the end while it is followed, else at the line under the eye, whatever
 * comes before it; and what is loaded because somebody goes there. Answers what hears of a scroll.
 */
export function useLogScroll(input: ScrollInput): (element: HTMLElement) => void {
  const { list, store, snapshot, target, isFollowing, onFollow } = input
  const { rows, order } = snapshot
  const { virtual, layout } = input.rows
  const anchor = useRef<{ line: HeldLine; offsetPx: number }>(undefined)
  const lastTop = useRef(0)
  function keepAnchor(element: HTMLElement) {
    const item = virtual.getVirtualItemForOffset(element.scrollTop)
    const line = item && rows[item.index]
    if (item) store.noteTop(item.index)
    anchor.current = line && { line, offsetPx: element.scrollTop - item.start }
  }

  const drawn = useRef({ order, layout })
  useLayoutEffect(() => {
    const before = drawn.current
    if (!list || (before.order === order && before.layout === layout)) return
    drawn.current = { order, layout }
    // What was measured before is another height.
    if (before.layout !== layout) virtual.measure()
    if (isFollowing || !anchor.current) return
    const { line, offsetPx } = anchor.current
    const known = store.rowOf(line)
    const index = known < 0 ? store.rowAt(line.timestampMs) : known
    virtual.getTotalSize()
    const start = virtual.measurementsCache[index]?.start
    if (start === undefined) return
    list.scrollTo({ top: start + (known < 0 ? 0 : offsetPx) })
  })

  const reached = useRef<ListTarget>(undefined)
  useLayoutEffect(() => {
    if (!list || !target || reached.current === target || rows.length === 0) return
    reached.current = target
    if ('end' in target) return
    const index = 'line' in target ? store.rowOf(target.line) : store.rowAt(target.atMs)
    const align = 'isNear' in target ? 'auto' : 'center'
    if (index >= 0) virtual.scrollToIndex(index, { align })
    // Where nothing can be scrolled, the end is seen all the time.
    if (list.scrollHeight <= list.clientHeight) onFollow(true)
  })

  // Not whenever it is drawn: a few pixels from its end, it would jump under the line that is pressed.
  const totalPx = virtual.getTotalSize()
  const heightPx = virtual.scrollRect?.height
  useLayoutEffect(() => {
    if (list && isFollowing) list.scrollTo({ top: list.scrollHeight })
  }, [list, isFollowing, snapshot, layout, totalPx, heightPx])

  // A list that one can't scroll would never reach its start, and a short log is counted as a whole.
  const isShort = totalPx < (heightPx ?? 0) + NEAR_PX || snapshot.counts.lines < FEW_LINES
  useEffect(() => {
    const { isRead, isStart, isLoadingEarlier, windows } = snapshot
    const hasFailed = windows.some(({ failure }) => failure)
    if (isShort && isRead && !isStart && !isLoadingEarlier && !hasFailed) void store.loadEarlier()
    // One container's start may be read between two snapshots, so each of them is looked at.
  }, [store, snapshot, isShort])

  return element => {
    const { scrollTop, clientHeight, scrollHeight } = element
    const isAtEnd = scrollTop + clientHeight >= scrollHeight - END_PX
    const isUp = scrollTop < lastTop.current
    lastTop.current = scrollTop
    keepAnchor(element)
    if (isAtEnd && !isFollowing && snapshot.isEnd) onFollow(true)
    else if (!isAtEnd && isUp && isFollowing) onFollow(false)
    if (isUp && scrollTop < NEAR_PX && !snapshot.isLoadingEarlier) void store.loadEarlier()
    const isNearEnd = scrollTop + clientHeight > scrollHeight - NEAR_PX
    if (!isUp && isNearEnd && !snapshot.isEnd) void store.loadLater()
  }
}
