import type { ReactNode } from 'react'
import { Skeleton } from '@/components/ui/skeleton'
import classes from './last-line.module.css'
import card from './verdict-card.module.css'

/** A row of the verdict that has its size before its line is there. */
export const LastLineRow = ({ children }: { children?: ReactNode }) => (
  <div className={card.row}>
    <dt>Log says</dt>
    <dd className={classes.place}>
      {children ?? <Skeleton height={14} width="min(100%, 380px)" />}
    </dd>
  </div>
)
