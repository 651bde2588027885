'use client'

import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import { useController } from 'react-hook-form'
import type { FieldPathByValue } from 'react-hook-form'
import type { LaunchInput } from '@/lib/run-task/schema'
import { useLaunchForm } from '../form-state/form-values'
import { useFieldError } from '../form-state/launch-context'
import classes from './text-field.module.css'

export type TextPath = FieldPathByValue<LaunchInput, string | undefined>

/** One line of text; wrong at once, as what is typed is judged while it is typed. */
export function TextField({
  path,
  label,
  isLabelHidden,
  isMono,
  placeholder,
  description,
}: {
  path: TextPath
  label: string
  isLabelHidden?: boolean
  isMono?: boolean
  placeholder?: string
  description?: ReactNode
}) {
  const { control } = useLaunchForm()
  const { field, fieldState } = useController({ control, name: path })
  return (
    <TextInput
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      value={field.value ?? ''}
      onChange={field.onChange}
      onBlur={field.onBlur}
      data-path={path}
      placeholder={placeholder}
      description={description}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      classNames={isMono ? { input: classes.mono } : undefined}
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      error={useFieldError(path, fieldState.isTouched)}
    />
  )
}
