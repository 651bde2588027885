'use client'

import { Ago } from '@/components/ui/time/exact-time'
import { Skeleton } from '@/components/ui/skeleton'
import type { DefinitionChoice } from '@/lib/catalog/choices'
import { isMissingDefinition } from '@/lib/aws/ecs/is-missing-definition'
import { toTaskCpuText, toTaskMemoryText } from '@/lib/run-task/form/size-texts'
import { toCompatibilityText } from './compatibility-text'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { RetryButton } from '../../fields/picker/retry-button'
import classes from './task-definition-fields.module.css'

/** What the chosen revision is: its size, network mode and age, or why it could not be read. */
export function DefinitionFacts() {
  const { definition } = useLaunchCatalogs()
  const { choices, failure, isLoading } = definition
  if (failure) {
    // That it is missing is the field's own error.
    const isMissing = isMissingDefinition(failure)
    return (
      <p className={isMissing ? classes.facts : classes.fault}>
        {isMissing
          ? 'Was it registered just now?'
          : `The task definition could not be read: ${failure.message}`}{' '}
        <RetryButton
          label="Retry reading the task definition"
          path="taskDefinition"
          catalog={definition}
        />
      </p>
    )
  }
  if (!choices) {
    // Its place is kept free, so the fields below don't move under a pointer.
    return (
      <p className={classes.facts} aria-busy={isLoading || undefined}>
        {isLoading && <Skeleton height={12} marginTop={3} width="60%" />}
      </p>
    )
  }
  return (
    <p className={classes.facts}>
      {toSizeText(choices)}
      {choices.registeredAt && (
        <>
          {' · '}
          registered <Ago iso={choices.registeredAt} />
        </>
      )}
    </p>
  )
}

function toSizeText({ cpu, memory, networkMode = 'bridge', compatibilities }: DefinitionChoice) {
  const parts = [
    cpu && toTaskCpuText(cpu),
    memory && toTaskMemoryText(memory),
    networkMode,
    toCompatibilityText(compatibilities),
  ]
  return parts.filter(Boolean).join(' · ')
}
