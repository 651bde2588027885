'use client'

import classes from './environment-table.module.css'
import { TextButton } from '../../../ui/text-button'
import { ValueInput } from './value-input'
import type { VariablePath } from './value-input'

export interface Inherited {
  name: string
  /** Null when its name looks secret: it did not leave the server. */
  value: string | null
}

const masked = '••••••••••'

/** The cells of a variable of the definition: as it is, or with the value that overrides it. */
export function InheritedVariable({
  variable,
  path,
  override,
  revert,
}: {
  variable: Inherited
  /** Where its override stands; absent while there is none. */
  path: VariablePath | undefined
  override: () => void
  revert: () => void
}) {
  const { name, value } = variable
  return (
    <>
      <span className={classes.name}>{name}</span>
      {path ? (
        <div className={classes.changed}>
          <ValueInput path={path} name={name} label={`Value of ${name}`} />
          <del className={classes.was} title="From the definition">
            {value ?? masked}
          </del>
        </div>
      ) : (
        <span className={classes.inherited}>{value ?? `${masked} from the definition`}</span>
      )}
      <span className={classes.action}>
        {path ? (
          <TextButton isQuiet label={`Revert ${name}`} path={`${path}.remove`} onClick={revert}>
            revert
          </TextButton>
        ) : (
          <TextButton isQuiet label={`Override ${name}`} onClick={override}>
            override
          </TextButton>
        )}
      </span>
    </>
  )
}
