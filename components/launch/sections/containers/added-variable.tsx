'use client'

import { CloseButton, TextInput } from '@mantine/core'
import { textInputProps, useField } from '../../fields/use-field'
import classes from './environment-table.module.css'
import { ValueInput } from './value-input'
import type { VariablePath } from './value-input'

/** The cells of a variable that the definition does not have. */
export function AddedVariable({
  labels,
  path,
  remove,
}: {
  labels: { name: string; value: string; remove: string }
  path: VariablePath
  remove: () => void
}) {
  const options = { label: labels.name, isLabelHidden: true, isEager: true }
  const { value: name = '', onChange, inputProps } = useField(`${path}.name`, options)
  return (
    <>
      <TextInput
        {...textInputProps}
        {...inputProps}
        placeholder="NAME"
        value={name}
        onChange={event => onChange(event.currentTarget.value)}
        classNames={{ input: classes.input }}
      />
      <div className={classes.changed}>
        <ValueInput path={path} name={name} label={labels.value} />
      </div>
      <span className={classes.action}>
        <CloseButton
          size="sm"
          aria-label={labels.remove}
          data-path={`${path}.remove`}
          onClick={remove}
        />
      </span>
    </>
  )
}
