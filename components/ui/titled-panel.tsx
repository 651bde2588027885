import { useId } from 'react'
import type { ReactNode } from 'react'
import classes from './titled-panel.module.css'

/** A card with a heading, as a region of the page. */
export function TitledPanel({
  title,
  aside,
  flush = false,
  children,
}: {
  title: string
  /** Beside the heading. */
  aside?: ReactNode
  /** Content reaches the edges: tables, logs. */
  flush?: boolean
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <header className={classes.header}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {aside}
      </header>
      <div className={flush ? undefined : classes.body}>{children}</div>
    </section>
  )
}
