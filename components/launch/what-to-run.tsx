'use client'

import { NumberInput } from '@mantine/core'
import { useController } from 'react-hook-form'
import { limits } from '@/lib/run-task/limits'
import { useLaunchForm } from './form-values'
import { FieldPair, FormSection } from './form-section'
import { useFieldError } from './launch-context'
import { TaskDefinitionFields } from './task-definition-fields'

export const WhatToRun = () => (
  <FormSection title="What to run">
    <FieldPair>
      <TaskDefinitionFields />
      <CountField />
    </FieldPair>
  </FormSection>
)

function CountField() {
  const { control } = useLaunchForm()
  const { field, fieldState } = useController({ control, name: 'count' })
  return (
    <NumberInput
      label="Tasks"
      value={field.value}
      onChange={field.onChange}
      onBlur={field.onBlur}
      data-path="count"
      min={limits.count.min}
      max={limits.count.max}
      clampBehavior="none"
      error={useFieldError('count', fieldState.isTouched)}
      description={`${limits.count.min} to ${limits.count.max}, started together.`}
      inputWrapperOrder={['label', 'input', 'error', 'description']}
    />
  )
}
