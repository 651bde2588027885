'use client'

import { useState } from 'react'
import { holdRows } from '@/lib/task-view/list/hold-rows'
import type { TaskRow } from '@/lib/task-view/list/task-row'

interface Held {
  /** Of which list. */
  key: string
  arns: string[]
}

export interface HeldRows {
  rows: TaskRow[]
  /** How many more the list has, once it is released. */
  newCount: number
  /** From now on no row moves. */
  hold: () => void
  /** The list is as it should be. */
  release: () => void
}

/**
 * Rows that don't move while a pointer or the focus is on them.
 *
 * @param key changes when a person asks for another list, which is shown at once
 */
export function useHeldRows(
  found: TaskRow[],
  { all, key }: { all: readonly TaskRow[]; key: string },
): HeldRows {
  const [held, setHeld] = useState<Held>()
  const current = held?.key === key ? held : undefined
  const { rows, newCount } = current
    ? holdRows(current.arns, found, all)
    : { rows: found, newCount: 0 }
  return {
    rows,
    newCount,
    hold: () => {
      if (!current) setHeld({ key, arns: found.map(({ arn }) => arn) })
    },
    release: () => setHeld(undefined),
  }
}
