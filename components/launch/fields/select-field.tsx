'use client'

import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { textInputProps, useField } from './use-field'
import type { FieldOptions, TextPath } from './use-field'

interface SelectFieldProps extends Omit<FieldOptions, 'isEager'> {
  path: TextPath
  choices: readonly { value: string; label: string }[]
  /** Whether it cannot be cleared. */
  isRequired?: boolean
  placeholder?: string
  description?: ReactNode
}

/** One of a few values. A value from outside that is none of them stays, and can be seen. */
export function SelectField(props: SelectFieldProps) {
  const { path, choices, isRequired, placeholder, description, ...options } = props
  const { value, onChange, inputProps } = useField(path, { ...options, isEager: true })
  const chosen = value ?? ''
  const isListed = chosen === '' || choices.some(choice => choice.value === chosen)
  return (
    <Select
      {...inputProps}
      inputWrapperOrder={textInputProps.inputWrapperOrder}
      data={isListed ? [...choices] : [...choices, { value: chosen, label: chosen }]}
      value={chosen || null}
      onChange={next => onChange(next ?? undefined)}
      placeholder={placeholder}
      description={description}
      clearable={!isRequired}
      allowDeselect={false}
      withCheckIcon={false}
    />
  )
}
