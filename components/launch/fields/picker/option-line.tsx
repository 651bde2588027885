import type { ReactNode } from 'react'
import classes from './option-line.module.css'

/** An entry of a list: its name, and what tells it apart. */
export const OptionLine = ({ name, facts }: { name: ReactNode; facts?: ReactNode }) => (
  <span className={classes.line}>
    <span className={classes.name}>{name}</span>
    {facts && <span className={classes.facts}>{facts}</span>}
  </span>
)
