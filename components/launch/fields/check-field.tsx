'use client'

import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { useController } from 'react-hook-form'
import type { FieldPathByValue } from 'react-hook-form'
import type { LaunchInput } from '@/lib/run-task/schema'
import { useLaunchForm } from '../form-state/form-values'
import { useFieldError } from '../form-state/launch-context'

/** A switch of the request. Taken back it is absent again, and ECS's default holds. */
export function CheckField({
  path,
  label,
  description,
}: {
  path: FieldPathByValue<LaunchInput, boolean | undefined>
  label: string
  description?: ReactNode
}) {
  const { control } = useLaunchForm()
  const { field } = useController({ control, name: path })
  return (
    <Checkbox
      label={label}
      description={description}
      checked={field.value ?? false}
      onChange={event => field.onChange(event.currentTarget.checked || undefined)}
      onBlur={field.onBlur}
      data-path={path}
      error={useFieldError(path, true)}
    />
  )
}
