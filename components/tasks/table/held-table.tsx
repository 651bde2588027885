'use client'

import type { FocusEvent, ReactNode } from 'react'
import { TextButton } from '@/components/ui/text-button'
import type { HeldRows } from './use-held-rows'
import classes from './held-table.module.css'

interface HeldTableProps {
  list: Pick<HeldRows, 'newCount' | 'hold' | 'release'>
  children: ReactNode
}

/**
 * While a pointer or the focus is in it, no row of its table moves. What is new waits in a button, which
 * lies over the table: one that pushed the rows down would move them, too.
 */
export function HeldTable({ list: { newCount, hold, release }, children }: HeldTableProps) {
  return (
    <div
      className={classes.held}
      onPointerEnter={hold}
      onPointerMove={hold}
      onPointerLeave={release}
      onFocus={hold}
      onBlur={event => {
        if (isLeft(event)) release()
      }}
    >
      <p role="status" className={classes.news}>
        {newCount > 0 && (
          <TextButton onClick={release}>
            {newCount === 1 ? 'Show 1 new task' : `Show ${newCount} new tasks`}
          </TextButton>
        )}
      </p>
      {children}
    </div>
  )
}

const isLeft = ({ currentTarget, relatedTarget }: FocusEvent<HTMLElement>): boolean =>
  !(relatedTarget instanceof Node && currentTarget.contains(relatedTarget))
