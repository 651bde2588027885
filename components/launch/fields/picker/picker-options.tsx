'use client'

import { Combobox } from '@mantine/core'
import { useMergedRef } from '@mantine/hooks'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import type { VirtualItem } from '@tanstack/react-virtual'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { ReactNode } from 'react'
import { toNumberText } from '@/lib/run-task/problems/amount-texts'
import { nameOf } from './match-typed'
import type { PickerItem } from './match-typed'
import { OptionLine } from './option-line'
import classes from './picker-options.module.css'
import type { PickerState } from './use-picker'

export interface PickerOptionsProps {
  state: PickerState
  label: string
  chosen: readonly string[]
  /** What tells an entry apart, where that is more than its own text. */
  renderFacts?: (item: PickerItem) => ReactNode
}

/** Of an entry in one line; each is measured once it is drawn. */
const ROW_PX = 30
const OVERSCAN = 3
/** Until the list is measured. */
const FIRST_VIEW = { width: 320, height: 280 }
/** From so many on, a list says how long it is. */
const LONG = 20

/** The entries of an open picker under the headings of their groups. Those in view are drawn. */
export function PickerOptions({
  state: { shown, total, typed, active, id, listId, listRef },
  label,
  chosen,
  renderFacts,
}: PickerOptionsProps) {
  const list = useRef<HTMLDivElement>(null)
  const options = useMergedRef(list, listRef)
  // The compiler, which is not used, would leave this component as it is.
  // eslint-disable-next-line react-hooks/incompatible-library
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => list.current,
    estimateSize: () => ROW_PX,
    getItemKey: index => shown[index]?.value ?? index,
    initialRect: FIRST_VIEW,
    overscan: OVERSCAN,
    // The text names the highlighted entry by its ID, wherever the list is scrolled to.
    rangeExtractor: range => {
      const drawn = defaultRangeExtractor(range)
      if (active < 0 || active >= range.count || drawn.includes(active)) return drawn
      return [...drawn, active].sort((one, other) => one - other)
    },
  })

  const showChosen = useEffectEvent(() => {
    const at = shown.findIndex(({ value }) => chosen.includes(value))
    if (active < 0 && typed === undefined && at > 0) virtual.scrollToIndex(at, { align: 'center' })
  })
  const showFirst = useEffectEvent(() => {
    if (typed !== undefined) virtual.scrollToOffset(0)
  })
  const showActive = useEffectEvent(() => {
    if (active >= 0) virtual.scrollToIndex(active)
  })
  useEffect(() => showChosen(), [])
  useEffect(() => showFirst(), [typed])
  useEffect(() => showActive(), [active])

  return (
    <>
      <Combobox.Options ref={options} id={listId} aria-label={label} className={classes.options}>
        <div className={classes.all} style={{ height: virtual.getTotalSize() }}>
          {toRuns(virtual.getVirtualItems(), index => shown[index]?.group).map(run =>
            run.group === undefined ? (
              run.rows.map(toRow)
            ) : (
              <div key={run.group} role="group" aria-label={run.group}>
                {run.rows.map(toRow)}
              </div>
            ),
          )}
        </div>
      </Combobox.Options>
      {total > LONG && (
        <p className={classes.count} role="status">
          {typed === undefined
            ? `${toNumberText(total)} in all. Type to find one.`
            : `${toNumberText(shown.length)} of ${toNumberText(total)}`}
        </p>
      )}
    </>
  )

  function toRow({ index, start }: VirtualItem) {
    const item = shown[index]
    if (!item) return null
    const isChosen = chosen.includes(item.value)
    return (
      <div
        key={item.value}
        ref={virtual.measureElement}
        data-index={index}
        className={classes.row}
        style={{ transform: `translateY(${start}px)` }}
      >
        {item.group !== undefined && item.group !== shown[index - 1]?.group && (
          <div className={classes.heading} aria-hidden>
            {item.group}
          </div>
        )}
        <Combobox.Option
          id={`${id}-${index}`}
          value={item.value}
          className={classes.option}
          selected={index === active}
          active={isChosen}
          aria-selected={isChosen}
          aria-setsize={shown.length}
          aria-posinset={index + 1}
        >
          <OptionLine name={nameOf(item)} facts={renderFacts ? renderFacts(item) : item.facts} />
        </Combobox.Option>
      </div>
    )
  }
}

interface Run {
  group: string | undefined
  rows: VirtualItem[]
}

/** The rows that are drawn, those of one group together. */
function toRuns(rows: readonly VirtualItem[], groupOf: (index: number) => string | undefined) {
  const runs: Run[] = []
  for (const row of rows) {
    const group = groupOf(row.index)
    const last = runs.at(-1)
    if (last?.group === group && last) last.rows.push(row)
    else runs.push({ group, rows: [row] })
  }
  return runs
}
