'use client'

import { useState } from 'react'
import type { HeldLine } from '../store/held-line'
import type { RowState } from './row-size'

export interface OpenedLines {
  stateOf: (line: HeldLine) => RowState
  /** Whether it is shown in another way than all others. */
  isChanged: (line: HeldLine) => boolean
  /** Whether any line is. */
  isAnyChanged: boolean
  toggleJson: (line: HeldLine) => void
  showWhole: (line: HeldLine) => void
}

/** Which lines somebody opened: as pretty JSON, or beyond where they are cut. */
export function useOpened(isJsonOpen: boolean): OpenedLines {
  const [json, setJson] = useState<ReadonlySet<number>>(new Set())
  const [whole, setWhole] = useState<ReadonlySet<number>>(new Set())
  return {
    stateOf: ({ id }) => ({
      isJsonOpen: json.has(id) !== isJsonOpen,
      isWhole: whole.has(id),
    }),
    isChanged: ({ id }) => json.has(id) || whole.has(id),
    isAnyChanged: json.size > 0 || whole.size > 0,
    toggleJson: ({ id }) =>
      setJson(before => {
        const after = new Set(before)
        if (!after.delete(id)) after.add(id)
        return after
      }),
    showWhole: ({ id }) => setWhole(before => new Set(before).add(id)),
  }
}
