'use client'

import { useMergedRef } from '@mantine/hooks'
import { useLayoutEffect, useMemo, useRef, useState } from 'react'
import type { ClipboardEvent, CSSProperties, KeyboardEvent, ReactNode, RefObject } from 'react'
import { useToOffset } from '@/components/ui/time/exact-time'
import type { LogSearch } from '@/lib/log-view/search/log-search'
import type { LogLook } from '../log-look'
import type { HeldLine } from '../store/held-line'
import type { LogSnapshot, LogStore } from '../store/log-store'
import { LogRow } from './log-row'
import type { RowActions } from './log-row'
import classes from './log-list.module.css'
import { PROBE } from './use-list-size'
import { EDGE_PX, useLogRows } from './use-log-rows'
import { useLogScroll } from './use-log-scroll'
import type { ListTarget } from './use-log-scroll'
import { useOpened } from './use-opened'

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

/** The lines of the log, of which only those on the screen are drawn. */
export function LogList(props: LogListProps) {
  const { store, snapshot, look, names, search, current, selected } = props
  const { rows } = snapshot
  const [list, setList] = useState<HTMLDivElement | null>(null)
  const [probe, setProbe] = useState<HTMLElement | null>(null)
  const listRef = useMergedRef(setList, props.listRef)
  const opened = useOpened(look.isJsonOpen)
  const drawn = useLogRows({ list, probe, rows, look, opened, names })
  const { virtual, isNarrow, linePx, gutterPx, nameColumns } = drawn
  const onScroll = useLogScroll({
    list,
    store,
    snapshot,
    rows: drawn,
    target: props.target,
    isFollowing: props.isFollowing,
    onFollow: props.onFollow,
  })
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
      ref={listRef}
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
      <span ref={setProbe} className={classes.probe} aria-hidden>
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
