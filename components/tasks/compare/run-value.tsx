import type { ReactNode } from 'react'
import classes from './compare-table.module.css'

/** On a narrow screen the run's ID stands before its value. */
export const Value = ({ id, children }: { id: string; children: ReactNode }) => (
  <td role="cell" className={classes.value}>
    <span className={classes.id} aria-hidden>
      {id}
    </span>
    <div>{children}</div>
  </td>
)
