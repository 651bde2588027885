'use client'

import type { ReactNode } from 'react'
import classes from './kept-note.module.css'
import { TextButton } from '../../ui/text-button'

/** In place of a field: its value stays on the server, which puts it in at launch. */
export const KeptNote = ({
  kind,
  label,
  path,
  replace,
  children,
}: {
  kind: 'launch' | 'task'
  /** What is kept, for the button's name. */
  label: string
  path: string
  replace: () => void
  children?: ReactNode
}) => (
  <div className={classes.kept}>
    <span className={classes.text}>
      {children}
      Kept from the {kind}
    </span>
    <TextButton path={path} label={`Replace ${label}`} onClick={replace}>
      Replace
    </TextButton>
  </div>
)

/** Below a field that is empty because its value was left out: what to do besides typing. */
export const LeftOutActions = ({
  label,
  keepEmpty,
  putBack,
  emptyText = 'Keep it empty',
}: {
  label: string
  keepEmpty: () => void
  /** Absent where the value was never kept here. */
  putBack?: () => void
  emptyText?: string
}) => (
  <p className={classes.actions}>
    <TextButton label={`${emptyText}: ${label}`} onClick={keepEmpty}>
      {emptyText}
    </TextButton>
    {putBack && (
      <>
        {' · '}
        <TextButton label={`Use the kept value of ${label}`} onClick={putBack}>
          Use the kept value
        </TextButton>
      </>
    )}
  </p>
)
