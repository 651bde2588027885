'use client'

import { limits } from '@/lib/run-task/form/limits'
import { FieldPair, FormSection } from '../form-section'
import { TaskDefinitionFields } from './task-definition-fields'
import { WholeNumberField } from '../../fields/whole-number-field'

export const WhatToRun = () => (
  <FormSection title="What to run">
    <FieldPair>
      <TaskDefinitionFields />
      <CountField />
    </FieldPair>
  </FormSection>
)

const CountField = () => (
  <WholeNumberField
    path="count"
    {...limits.count}
    description={`${limits.count.min} to ${limits.count.max}, started together.`}
    hasSteps
  />
)
