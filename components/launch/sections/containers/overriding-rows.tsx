'use client'

import type { ReactNode } from 'react'
import { focusFieldSoon } from '../../form-state/focus-field'
import { useLaunchForm } from '../../form-state/form-values'
import type { containersPath } from '../../form-state/form-values'
import { TextButton } from '../../../ui/text-button'
import classes from '../sections.module.css'

interface OverridingRowsProps {
  path: `${typeof containersPath}.${number}.${'environmentFiles' | 'resourceRequirements'}`
  legend: string
  /** The definition's own rows, in one line each. */
  inherited: readonly string[]
  isOverridden: boolean
  children: ReactNode
}

/** Rows of which one is enough to replace everything that the definition gives. */
export function OverridingRows(props: OverridingRowsProps) {
  const { path, legend, inherited, isOverridden, children } = props
  const { setValue } = useLaunchForm()
  function revert() {
    setValue(path, [])
    focusFieldSoon(`${path}.add`)
  }
  return (
    <fieldset className={classes.rows} data-changed={isOverridden || undefined}>
      <legend className={classes.label}>
        {legend}
        {isOverridden && (
          <span className={classes.foot}>
            {' · '}
            <TextButton label={`Revert ${legend}`} onClick={revert}>
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
