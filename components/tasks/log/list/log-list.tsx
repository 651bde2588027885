'use client'

import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ClipboardEvent, CSSProperties, KeyboardEvent, ReactNode, RefObject } from 'react'
import { useToOffset } from '@/components/ui/exact-time'
import type { LogSearch } from '@/lib/log-view/search/log-search'
import type { LogLook } from '../log-look'
import type { HeldLine } from '../store/held-line'
import type { LogSnapshot, LogStore } from '../store/log-store'
import { LogRow } from './log-row'
import type { RowActions } from './log-row'
import classes from './log-list.module.css'
import { estimateRowPx } from './row-size'
import type { RowSizes } from './row-size'
import { PROBE, useListSize } from './use-list-size'

/** Where the list has to go; each is another object. */
export type ListTarget =
  /** `isNear` moves no further than it has to. */
  { line: HeldLine; isNear?: true } | { atMs: number } | { end: true }

interface LogListProps {
  store: LogStore
  snapshot: LogSnapshot
  look: LogLook
  startMs: number
  label: string
  names: readonly string[]
  search: LogSearch | undefined
  current: { line: HeldLine; inLine: number } | undefined
  selected: ReadonlySet<HeldLine>
  target: ListTarget | undefined
  isFollowing: boolean
  onFollow: (isFollowing: boolean) => void
  onSelect: (line: HeldLine, isRange: boolean) => void
  onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  onCopy: (event: ClipboardEvent<HTMLElement>) => void
  listRef: RefObject<HTMLDivElement | null>
  /** Above the first line and below the last one. */
  top: ReactNode
  bottom: ReactNode
}

export const LINE_PX = { comfortable: 22, compact: 18 }
const META_PX = 16
const EDGE_PX = 34
const NARROW_PX = 560
const OVERSCAN = 12
/** So near to the end is at the end. */
const END_PX = 24
/** Earlier lines are asked for before somebody sees that they are missing. */
const NEAR_PX = 600
/** Fewer than the first page of a long log has. */
const FEW_LINES = 900

/** The lines of the log, of which only those on the screen are drawn. */
export function LogList(props: LogListProps) {
  const { store, snapshot, look, names, search, current, selected, target, isFollowing } = props
  const { rows, order } = snapshot
  const scroller = props.listRef
  const probe = useRef<HTMLSpanElement>(null)
  const { widthPx, charPx } = useListSize(scroller, probe)
  const isNarrow = widthPx < NARROW_PX
  const opened = useOpened(look.isJsonOpen)
  const nameColumns = Math.min(18, Math.max(3, ...names.map(({ length }) => length)))
  const timeColumns = look.zone === 'start' ? 13 : 12
  const gutterPx = isNarrow ? 20 : 29 + (timeColumns + nameColumns + 4) * charPx
  const linePx = LINE_PX[look.density]
  const columns = look.isWrapped
    ? Math.max(10, Math.floor((widthPx - gutterPx) / charPx))
    : undefined
  const sizes: RowSizes = { linePx, metaPx: isNarrow ? META_PX : 0, columns }

  // The compiler, which is not used, would leave this component as it is.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer<HTMLDivElement, Element>({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: index => {
      const line = rows[index]
      return line ? estimateRowPx(line, opened.stateOf(line), sizes) : linePx
    },
    getItemKey: useCallback((index: number) => rows[index]?.id ?? -index, [rows]),
    overscan: OVERSCAN,
    paddingStart: EDGE_PX,
    paddingEnd: EDGE_PX,
    initialRect: { width: 900, height: 480 },
  })

  const anchor = useRef<{ line: HeldLine; offsetPx: number }>(undefined)
  const lastTop = useRef(0)
  function keepAnchor(element: HTMLElement) {
    const item = virtual.getVirtualItemForOffset(element.scrollTop)
    const line = item && rows[item.index]
    if (item) store.noteTop(item.index)
    anchor.current = line && { line, offsetPx: element.scrollTop - item.start }
  }

  // A row's height depends on these; what was measured before is another height.
  const layout = `${columns} ${linePx} ${isNarrow} ${look.isJsonOpen}`
  const drawn = useRef({ order, layout })
  useLayoutEffect(() => {
    const element = scroller.current
    const before = drawn.current
    if (!element || (before.order === order && before.layout === layout)) return
    drawn.current = { order, layout }
    if (before.layout !== layout) virtual.measure()
    if (isFollowing || !anchor.current) return
    // The line under the eye stays where it is, whatever came before it.
    const { line, offsetPx } = anchor.current
    const known = store.rowOf(line)
    const index = known < 0 ? store.rowAt(line.timestampMs) : known
    virtual.getTotalSize()
    const start = virtual.measurementsCache[index]?.start
    if (start === undefined) return
    element.scrollTop = start + (known < 0 ? 0 : offsetPx)
  })

  const reached = useRef<ListTarget>(undefined)
  useLayoutEffect(() => {
    if (!target || reached.current === target || rows.length === 0) return
    reached.current = target
    if ('end' in target) return
    const index = 'line' in target ? store.rowOf(target.line) : store.rowAt(target.atMs)
    const align = 'isNear' in target ? 'auto' : 'center'
    if (index >= 0) virtual.scrollToIndex(index, { align })
    // Where nothing can be scrolled, the end is seen all the time.
    const element = scroller.current
    if (element && element.scrollHeight <= element.clientHeight) props.onFollow(true)
  })

  useLayoutEffect(() => {
    const element = scroller.current
    if (element && isFollowing) element.scrollTop = element.scrollHeight
  })

  // A list that one can't scroll would never reach its start, and a short log is counted as a whole.
  const isShort =
    virtual.getTotalSize() < (virtual.scrollRect?.height ?? 0) + NEAR_PX ||
    snapshot.counts.lines < FEW_LINES
  useEffect(() => {
    const { isRead, isStart, isLoadingEarlier, windows } = snapshot
    const hasFailed = windows.some(({ failure }) => failure)
    if (isShort && isRead && !isStart && !isLoadingEarlier && !hasFailed) void store.loadEarlier()
    // One container's start may be read between two snapshots, so each of them is looked at.
  }, [store, snapshot, isShort])

  function onScroll(element: HTMLElement) {
    const { scrollTop, clientHeight, scrollHeight } = element
    const isAtEnd = scrollTop + clientHeight >= scrollHeight - END_PX
    const isUp = scrollTop < lastTop.current
    lastTop.current = scrollTop
    keepAnchor(element)
    if (isAtEnd && !isFollowing && snapshot.isEnd) props.onFollow(true)
    else if (!isAtEnd && isUp && isFollowing) props.onFollow(false)
    if (isUp && scrollTop < NEAR_PX && !snapshot.isLoadingEarlier) void store.loadEarlier()
    const isNearEnd = scrollTop + clientHeight > scrollHeight - NEAR_PX
    if (!isUp && isNearEnd && !snapshot.isEnd) void store.loadLater()
  }

  const actions = useStableActions({
    select: props.onSelect,
    toggleStack: line => store.toggleStack(line.id),
    toggleJson: opened.toggleJson,
    showWhole: opened.showWhole,
  })
  const toOffset = useToOffset()
  const lastMs = rows.at(-1)?.timestampMs ?? props.startMs
  const offsetMinutes = toOffset(lastMs)
  const time = useMemo(
    () => ({ zone: look.zone, offsetMinutes, startMs: props.startMs }),
    [look.zone, offsetMinutes, props.startMs],
  )
  const items = virtual.getVirtualItems()
  const widest = useWidest(items.map(({ index }) => rows[index]))
  return (
    <div
      ref={scroller}
      role="log"
      aria-label={props.label}
      aria-live="off"
      tabIndex={0}
      className={classes.list}
      data-wrapped={look.isWrapped || undefined}
      data-narrow={isNarrow || undefined}
      data-density={look.density}
      style={
        {
          height: toHeight(virtual.getTotalSize()),
          '--line-px': `${linePx}px`,
          '--edge-px': `${EDGE_PX}px`,
          '--name-width': `${nameColumns}ch`,
        } as CSSProperties
      }
      onScroll={({ currentTarget }) => onScroll(currentTarget)}
      onKeyDown={props.onKeyDown}
      onCopy={props.onCopy}
    >
      <span ref={probe} className={classes.probe} aria-hidden>
        {PROBE}
      </span>
      <div
        className={classes.rows}
        style={{
          height: virtual.getTotalSize(),
          width: look.isWrapped ? '100%' : `calc(${Math.ceil(gutterPx)}px + ${widest + 16}ch)`,
        }}
      >
        <div className={classes.edge} style={{ top: 0 }}>
          {props.top}
        </div>
        {items.map(item => {
          const line = rows[item.index]
          if (!line) return null
          const { isJsonOpen, isWhole } = opened.stateOf(line)
          const foldCount = snapshot.folds.get(line.id)
          return (
            <LogRow
              key={item.key}
              line={line}
              index={item.index}
              topPx={item.start}
              place={names.indexOf(line.container)}
              time={time}
              search={search}
              currentMatch={current?.line === line ? current.inLine : undefined}
              isSelected={selected.has(line)}
              isJsonOpen={isJsonOpen}
              isWhole={isWhole}
              foldCount={foldCount}
              isStackOpen={foldCount !== undefined && rows[item.index + 1]?.isContinued === true}
              measure={
                look.isWrapped || opened.isChanged(line) || isJsonOpen
                  ? virtual.measureElement
                  : undefined
              }
              actions={actions}
            />
          )
        })}
        <div className={classes.edge} style={{ bottom: 0 }}>
          {props.bottom}
        </div>
      </div>
    </div>
  )
}

/** Short logs take little room; long ones scroll in a box that leaves the page's own scrollbar. */
const toHeight = (totalPx: number): string => `min(${Math.max(240, totalPx)}px, 70vh, 680px)`

/** Which lines somebody opened: as pretty JSON, or beyond where they are cut. */
function useOpened(isJsonOpen: boolean) {
  const [json, setJson] = useState<ReadonlySet<number>>(new Set())
  const [whole, setWhole] = useState<ReadonlySet<number>>(new Set())
  return {
    /** Those in the set are shown the other way than all others. */
    stateOf: ({ id }: HeldLine) => ({
      isJsonOpen: json.has(id) !== isJsonOpen,
      isWhole: whole.has(id),
    }),
    isChanged: ({ id }: HeldLine) => json.has(id) || whole.has(id),
    toggleJson: ({ id }: HeldLine) =>
      setJson(before => {
        const after = new Set(before)
        if (!after.delete(id)) after.add(id)
        return after
      }),
    showWhole: ({ id }: HeldLine) => setWhole(before => new Set(before).add(id)),
  }
}

/** The same object as long as the list is there, or each of its rows would be drawn anew. */
function useStableActions(actions: RowActions): RowActions {
  const latest = useRef(actions)
  useLayoutEffect(() => {
    latest.current = actions
  })
  return useMemo(
    () => ({
      select: (line, isRange) => latest.current.select(line, isRange),
      toggleStack: line => latest.current.toggleStack(line),
      toggleJson: line => latest.current.toggleJson(line),
      showWhole: line => latest.current.showWhole(line),
    }),
    [],
  )
}

/** The most characters that a line had so far, in steps, so that the list rarely changes its width. */
function useWidest(lines: readonly (HeldLine | undefined)[]): number {
  const [widest, setWidest] = useState(80)
  const longest = Math.max(0, ...lines.map(line => line?.message.length ?? 0))
  const needed = Math.ceil(Math.min(longest, 4_096) / 40) * 40
  if (needed > widest) setWidest(needed)
  return widest
}
