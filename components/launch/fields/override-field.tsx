'use client'

import type { ReactNode } from 'react'
import { focusFieldSoon } from '../form-state/focus-field'
import classes from './override-field.module.css'
import { TextButton } from '../../ui/text-button'

/** A field that can override the task definition: marked while it does, reverted with one click. */
export function OverrideField({
  path,
  label,
  isOverridden,
  inherited,
  revert,
  children,
}: {
  /** Where the focus goes on when it is reverted. */
  path: string
  /** What is reverted: `task CPU`. */
  label: string
  isOverridden: boolean
  /** The definition's value; absent where it has none. */
  inherited?: ReactNode
  revert: () => void
  children: ReactNode
}) {
  function revertFromHere() {
    revert()
    focusFieldSoon(path)
  }
  return (
    <div className={classes.field} data-changed={isOverridden || undefined}>
      {children}
      <p className={classes.foot}>
        {inherited ? (
          <>
            Definition: <code>{inherited}</code>
          </>
        ) : (
          'Not set in the task definition.'
        )}
        {isOverridden && (
          <>
            {' · '}
            <TextButton label={`Revert ${label}`} onClick={revertFromHere}>
              revert
            </TextButton>
          </>
        )}
      </p>
    </div>
  )
}
