import type { ReactNode } from 'react'
import classes from './empty-box.module.css'

/** Stands where there is nothing to show: why, and what to do next. */
export const EmptyBox = ({ title, children }: { title?: string; children: ReactNode }) => (
  <div className={classes.box}>
    {title && <p className={classes.title}>{title}</p>}
    {children}
  </div>
)
