'use client'

import { Select } from '@mantine/core'
import type { ReactNode } from 'react'
import { useController } from 'react-hook-form'
import { useLaunchForm } from '../form-state/form-values'
import { useFieldError } from '../form-state/launch-context'
import type { TextPath } from './text-field'

/** One of a few; what came in and is none of them stays, and can be seen. */
export function SelectField({
  path,
  label,
  isLabelHidden,
  choices,
  isRequired,
  placeholder,
  description,
}: {
  path: TextPath
  label: string
  isLabelHidden?: boolean
  choices: readonly { value: string; label: string }[]
  /** Whether it cannot be cleared. */
  isRequired?: boolean
  placeholder?: string
  description?: ReactNode
}) {
  const { control } = useLaunchForm()
  const { field } = useController({ control, name: path })
  const value = field.value ?? ''
  const isListed = value === '' || choices.some(choice => choice.value === value)
  return (
    <Select
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      data={isListed ? [...choices] : [...choices, { value, label: value }]}
      value={value || null}
      onChange={chosen => field.onChange(chosen ?? undefined)}
      onBlur={field.onBlur}
      data-path={path}
      placeholder={placeholder}
      description={description}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      clearable={!isRequired}
      allowDeselect={false}
      withCheckIcon={false}
      error={useFieldError(path, true)}
    />
  )
}
