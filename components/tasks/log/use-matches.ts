'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { LogSearch } from '@/lib/log-view/search/log-search'
import type { HeldLine } from './store/held-line'
import type { LogSnapshot, LogStore } from './store/log-store'
import type { LogSearchBox } from './use-log-search'

interface MatchesInput extends Pick<LogSearchBox, 'search' | 'isPending'> {
  store: LogStore
  snapshot: LogSnapshot
  onShow: (line: HeldLine) => void
}

export interface Matches {
  /** The match at which the search stands: of which line, and which of its matches. */
  current: { line: HeldLine; inLine: number } | undefined
  /** Counts from 1. */
  currentNumber: number | undefined
  step: (step: 1 | -1) => void
}

/** Goes from match to match. Lines that come before or after don't move it. */
export function useMatches({ store, snapshot, search, isPending, onShow }: MatchesInput): Matches {
  const [at, setAt] = useState<{ line: HeldLine; inLine: number; search: LogSearch }>()
  const current = at && at.search === search ? at : undefined
  const found = snapshot.found?.of === search ? snapshot.found : undefined
  const number =
    found && current
      ? found.search.numberFrom(store.lineIndexOf(current.line)) + current.inLine
      : undefined
  const [wanted, setWanted] = useState<1 | -1>()
  // Enter may come before what was typed is searched for, or before its first match is found.
  const isReady = !isPending && found !== undefined && (found.matches > 0 || found.isDone)
  const onReady = useEffectEvent((by: 1 | -1) => step(by))
  useEffect(() => {
    if (wanted !== undefined && isReady) onReady(wanted)
  }, [wanted, isReady])
  function step(by: 1 | -1) {
    const isNothingAsked = !isPending && !search
    setWanted(isReady || isNothingAsked ? undefined : by)
    if (!isReady || !search || found.matches === 0) return
    const from = number ?? found.search.numberFrom(store.topIndex()) - (by === 1 ? 1 : 0)
    const next = (from + by + found.matches) % found.matches
    const place = found.search.matchAt(next)
    const line = place && snapshot.lines[place.lineIndex]
    if (!line) return
    setAt({ line, inLine: place.inLine, search })
    store.openStackOf(line)
    onShow(line)
  }
  return {
    current,
    currentNumber: number === undefined ? undefined : number + 1,
    step,
  }
}
