'use client'

import { TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './text-field.module.css'
import { textInputProps, useField } from './use-field'
import type { FieldOptions, TextPath } from './use-field'

interface TextFieldProps extends FieldOptions {
  path: TextPath
  isMono?: boolean
  placeholder?: string
  description?: ReactNode
}

/** One line of text, judged while it is typed. */
export function TextField({ path, isMono, placeholder, description, ...options }: TextFieldProps) {
  const { value, onChange, inputProps } = useField(path, options)
  return (
    <TextInput
      {...textInputProps}
      {...inputProps}
      value={value ?? ''}
      onChange={event => onChange(event.currentTarget.value)}
      placeholder={placeholder}
      description={description}
      classNames={isMono ? { input: classes.mono } : undefined}
    />
  )
}
