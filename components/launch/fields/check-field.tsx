'use client'

import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import type { FieldPathByValue } from 'react-hook-form'
import type { LaunchInput } from '@/lib/run-task/schema'
import { useField } from './use-field'

interface CheckFieldProps {
  path: FieldPathByValue<LaunchInput, boolean | undefined>
  description?: ReactNode
}

/** A switch of the request. Cleared it is absent again, and ECS's default holds. */
export function CheckField({ path, description }: CheckFieldProps) {
  const { value, onChange, inputProps } = useField(path, { isEager: true })
  return (
    <Checkbox
      {...inputProps}
      description={description}
      checked={value ?? false}
      onChange={event => onChange(event.currentTarget.checked || undefined)}
    />
  )
}
