import { useId } from 'react'
import type { ReactNode } from 'react'
import classes from './form-section.module.css'

/** One step of the form: a heading, what to know about it, and its fields. */
export function FormSection({
  title,
  note,
  aside,
  children,
}: {
  title: string
  note?: ReactNode
  aside?: ReactNode
  children: ReactNode
}) {
  const id = useId()
  return (
    <section className={classes.section} aria-labelledby={id}>
      <header className={classes.header}>
        <h2 id={id} className={classes.title}>
          {title}
        </h2>
        {aside}
      </header>
      {note && <p className={classes.note}>{note}</p>}
      {children}
    </section>
  )
}

/** Two fields beside each other, one above the other where it is narrow. */
export const FieldPair = ({ children }: { children: ReactNode }) => (
  <div className={classes.pair}>{children}</div>
)
