'use client'

import type { ReactNode } from 'react'
import { focusFieldSoon } from '../../form-state/focus-field'
import { TextButton } from '../../../ui/text-button'
import classes from '../sections.module.css'

/** Rows that, once there is one, stand in place of all that the definition gives. */
export function OverridingRows({
  path,
  legend,
  inherited,
  isOverridden,
  revert,
  children,
}: {
  path: string
  legend: string
  /** The definition's own rows, in one line each. */
  inherited: readonly string[]
  isOverridden: boolean
  revert: () => void
  children: ReactNode
}) {
  function revertFromHere() {
    revert()
    focusFieldSoon(`${path}.add`)
  }
  return (
    <fieldset className={classes.rows} data-changed={isOverridden || undefined}>
      <legend className={classes.label}>
        {legend}
        {isOverridden && (
          <span className={classes.foot}>
            {' · '}
            <TextButton label={`Revert ${legend}`} onClick={revertFromHere}>
              revert
            </TextButton>
          </span>
        )}
      </legend>
      {inherited.map((text, index) => (
        <p key={index} className={classes.note}>
          {isOverridden ? 'Replaced, of the definition: ' : 'From the definition: '}
          {isOverridden ? <del>{text}</del> : <code>{text}</code>}
        </p>
      ))}
      {children}
    </fieldset>
  )
}
