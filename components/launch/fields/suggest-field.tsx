'use client'

import { Autocomplete } from '@mantine/core'
import type { ComboboxParsedItem } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './text-field.module.css'
import { textInputProps, useField } from './use-field'
import type { FieldOptions, TextPath } from './use-field'

interface SuggestFieldProps extends FieldOptions {
  path: TextPath
  isMono?: boolean
  choices: readonly string[]
  placeholder?: string
  description?: ReactNode
}

/** A line of text with values to choose from; any other text can be typed. */
export function SuggestField(props: SuggestFieldProps) {
  const { path, isMono, choices, placeholder, description, ...options } = props
  const { value, onChange, inputProps } = useField(path, options)
  return (
    <Autocomplete
      {...textInputProps}
      {...inputProps}
      data={[...choices]}
      // One that is chosen must not hide the others.
      filter={({ options: all, search }) => (choices.includes(search) ? all : narrow(all, search))}
      // A list that opens by itself would hide the buttons below.
      openOnFocus={false}
      value={value ?? ''}
      onChange={onChange}
      placeholder={placeholder}
      description={description}
      classNames={isMono ? { input: classes.mono, option: classes.mono } : undefined}
    />
  )
}

function narrow(options: ComboboxParsedItem[], search: string) {
  const words = search.trim().toLowerCase().split(/\s+/)
  return options.filter(
    option =>
      'value' in option && words.every(word => String(option.value).toLowerCase().includes(word)),
  )
}
