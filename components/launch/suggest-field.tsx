'use client'

import { Autocomplete } from '@mantine/core'
import type { ReactNode } from 'react'
import { useController } from 'react-hook-form'
import { afterPress } from './after-press'
import { useLaunchForm } from './form-values'
import { useFieldError } from './launch-context'
import classes from './text-field.module.css'
import type { TextPath } from './text-field'

/** A line of text with values to choose from; anything else can be typed. */
export function SuggestField({
  path,
  label,
  isLabelHidden,
  isMono,
  choices,
  placeholder,
  description,
}: {
  path: TextPath
  label: string
  isLabelHidden?: boolean
  isMono?: boolean
  choices: readonly string[]
  placeholder?: string
  description?: ReactNode
}) {
  const { control } = useLaunchForm()
  const { field, fieldState } = useController({ control, name: path })
  return (
    <Autocomplete
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      data={[...choices]}
      // All of them: one that is chosen must not hide the others.
      filter={({ options }) => options}
      value={field.value ?? ''}
      onChange={field.onChange}
      onBlur={() => afterPress(field.onBlur)}
      data-path={path}
      placeholder={placeholder}
      description={description}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      classNames={isMono ? { input: classes.mono, option: classes.mono } : undefined}
      spellCheck={false}
      autoComplete="off"
      error={useFieldError(path, fieldState.isTouched)}
    />
  )
}
