'use client'

import { CloseButton, TextInput } from '@mantine/core'
import { useController } from 'react-hook-form'
import classes from './environment-table.module.css'
import { useLaunchForm } from '../../form-state/form-values'
import { useFieldError } from '../../form-state/launch-context'
import { ValueInput } from './value-input'
import type { VariablePath } from './value-input'

/** A variable that the definition does not have. */
export function AddedVariable({
  number,
  path,
  remove,
}: {
  /** From 1, for its labels. */
  number: number
  path: VariablePath
  remove: () => void
}) {
  const { control } = useLaunchForm()
  const { field } = useController({ control, name: `${path}.name` })
  const name = field.value ?? ''
  return (
    <div className={classes.row}>
      <TextInput
        aria-label={`Variable ${number} name`}
        placeholder="NAME"
        value={name}
        onChange={field.onChange}
        onBlur={field.onBlur}
        data-path={`${path}.name`}
        classNames={{ input: classes.input }}
        spellCheck={false}
        autoCapitalize="off"
        autoComplete="off"
        error={useFieldError(`${path}.name`, true)}
      />
      <div className={classes.changed}>
        <ValueInput path={path} name={name} label={`Variable ${number} value`} />
      </div>
      <span className={classes.action}>
        <CloseButton size="sm" aria-label={`Remove variable ${number}`} onClick={remove} />
      </span>
    </div>
  )
}
