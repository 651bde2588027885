'use client'

import { useState } from 'react'
import type { ClipboardEvent } from 'react'
import { useToOffset } from '@/components/ui/time/exact-time'
import { toLogTimeText } from '@/lib/log-view/log-time'
import { toPlainText } from '@/lib/log-view/styled-text'
import type { LogLook } from './log-look'
import type { HeldLine } from './store/held-line'
import type { LogSnapshot, LogStore } from './store/log-store'

interface SelectionInput {
  store: LogStore
  snapshot: LogSnapshot
  look: LogLook
  startMs: number
  setTold: (text: string) => void
}

export interface Selection {
  lines: ReadonlySet<HeldLine>
  /** Where it began and where it ends now. */
  anchor: HeldLine | undefined
  head: HeldLine | undefined
  select: (line: HeldLine, isRange: boolean) => void
  clear: () => void
  /** Puts the text of the selected lines into the clipboard. */
  copy: () => void
  onCopy: (event: ClipboardEvent<HTMLElement>) => void
}

/** The lines that are marked, which may be more than those that are drawn. */
export function useSelection(input: SelectionInput): Selection {
  const { store, snapshot, look, startMs, setTold } = input
  const [ends, setEnds] = useState<{ anchor: HeldLine; head: HeldLine }>()
  const toOffset = useToOffset()
  const between = (one: HeldLine, other: HeldLine) => {
    const [from, until] = [store.rowOf(one), store.rowOf(other)].sort((a, b) => a - b)
    if (from === undefined || until === undefined || from < 0) return [other]
    return snapshot.rows.slice(from, until + 1)
  }
  const lines = ends ? between(ends.anchor, ends.head) : []
  const toText = (copied: readonly HeldLine[]) =>
    copied
      .map(({ timestampMs, container, message, isPhase }) => {
        const offsetMinutes = toOffset(timestampMs)
        const at = toLogTimeText(timestampMs, { zone: look.zone, offsetMinutes, startMs })
        return `${at} ${isPhase ? 'ECS' : container} ${toPlainText(message)}`
      })
      .join('\n')

  function onCopy(event: ClipboardEvent<HTMLElement>) {
    const copied = toCopied(window.getSelection(), snapshot.rows) ?? lines
    if (copied.length === 0) return
    event.preventDefault()
    event.clipboardData.setData('text/plain', toText(copied))
  }
  return {
    lines: new Set(lines),
    anchor: ends?.anchor,
    head: ends?.head,
    select: (line, isRange) => {
      window.getSelection()?.removeAllRanges()
      setEnds(before => ({ anchor: isRange && before ? before.anchor : line, head: line }))
    },
    clear: () => setEnds(undefined),
    copy: () => {
      if (lines.length === 0) return
      void navigator.clipboard.writeText(toText(lines))
      setTold(
        lines.length === 1
          ? 'Copied 1 line'
          : `Copied ${lines.length.toLocaleString('en-US')} lines`,
      )
    },
    onCopy,
  }
}

/**
 * The lines that the browser's own selection reaches over; undefined where it selects nothing. A part of
 * one line is copied as it is.
 */
function toCopied(
  selection: globalThis.Selection | null,
  rows: readonly HeldLine[],
): readonly HeldLine[] | undefined {
  if (!selection || selection.isCollapsed) return undefined
  const [one, other] = [toRowIndex(selection.anchorNode), toRowIndex(selection.focusNode)]
  if (one === undefined || other === undefined || one === other) return []
  return rows.slice(Math.min(one, other), Math.max(one, other) + 1)
}

function toRowIndex(node: Node | null): number | undefined {
  const element = node instanceof Element ? node : node?.parentElement
  const index = element?.closest('[data-index]')?.getAttribute('data-index')
  return index == null ? undefined : Number(index)
}
