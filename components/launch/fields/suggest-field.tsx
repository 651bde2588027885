'use client'

import { Autocomplete } from '@mantine/core'
import type { ComboboxParsedItem } from '@mantine/core'
import type { ReactNode } from 'react'
import { useController } from 'react-hook-form'
import { useLaunchForm } from '../form-state/form-values'
import { useFieldError } from '../form-state/launch-context'
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
      // One that is chosen must not hide the others.
      filter={({ options, search }) =>
        choices.includes(search) ? options : narrow(options, search)
      }
      // A list that opens by itself would hide the buttons below.
      openOnFocus={false}
      value={field.value ?? ''}
      onChange={field.onChange}
      onBlur={field.onBlur}
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

const narrow = (options: ComboboxParsedItem[], search: string) =>
  options.filter(option => 'value' in option && String(option.value).includes(search.trim()))
