'use client'

import { useController, useWatch } from 'react-hook-form'
import { launchTypes } from '@/lib/run-task/form/compute-schema'
import { toEffectiveCompute } from '@/lib/run-task/rules/effective-compute'
import type { EffectiveCompute } from '@/lib/run-task/rules/effective-compute'
import { findCluster } from '@/lib/run-task/rules/loaded-account'
import type { LaunchInput } from '@/lib/run-task/schema'
import { ChoiceBar } from '../../fields/choice-bar'
import classes from './compute-fields.module.css'
import { useLaunchForm } from '../../form-state/form-values'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { useFieldError } from '../../form-state/launch-context'

const kinds = [
  { value: 'clusterDefault', label: 'Cluster default' },
  { value: 'launchType', label: 'Launch type' },
  { value: 'strategy', label: 'Strategy' },
] as const

type Kind = (typeof kinds)[number]['value']

/** How the tasks are placed: what a member was set to survives looking at another. */
export function ComputeFields() {
  const { control, getValues, setValue } = useLaunchForm()
  const { field } = useController({ control, name: 'compute.kind' })
  const error = useFieldError('compute.kind')

  function choose(kind: Kind) {
    const compute: Partial<Record<string, unknown>> = { ...getValues('compute') }
    if (kind === 'launchType' && !compute.launchType) setValue('compute.launchType', 'FARGATE')
    if (kind === 'strategy' && !compute.capacityProviderStrategy) {
      setValue('compute.capacityProviderStrategy', [toNewRow()])
    }
    field.onChange(kind)
  }

  return (
    <div>
      <ChoiceBar
        label="Compute"
        data={kinds}
        value={field.value ?? 'clusterDefault'}
        onChange={choose}
        path="compute.kind"
        error={error}
      />
      {field.value === 'launchType' && <LaunchTypeField />}
      {field.value === 'clusterDefault' && <DefaultFacts />}
    </div>
  )
}

type Row = Extract<
  NonNullable<LaunchInput['compute']>,
  { kind: 'strategy' }
>['capacityProviderStrategy'][number]

export const toNewRow = (): Row => ({ capacityProvider: '', base: '', weight: 1 })

function LaunchTypeField() {
  const { control } = useLaunchForm()
  const { field } = useController({ control, name: 'compute.launchType' })
  const error = useFieldError('compute.launchType')
  return (
    <div className={classes.launchType}>
      <ChoiceBar
        label="Launch type"
        isLabelHidden
        data={offered(field.value)}
        value={field.value}
        onChange={field.onChange}
        path="compute.launchType"
        error={error}
      />
    </div>
  )
}

/** MANAGED_INSTANCES shows only where it came in: it goes through a capacity provider. */
const offered = (chosen: string | undefined) =>
  launchTypes
    .filter(value => value !== 'MANAGED_INSTANCES' || value === chosen)
    .map(value => ({ value, label: value }))

function DefaultFacts() {
  const { clusters } = useLaunchCatalogs()
  const { control } = useLaunchForm()
  const cluster = findCluster(clusters.choices, useWatch({ control, name: 'cluster' }))
  const text = explainDefault(toEffectiveCompute({ kind: 'clusterDefault' }, cluster))
  return text && <p className={classes.facts}>{text}</p>
}

function explainDefault(compute: EffectiveCompute): string | undefined {
  if (compute.kind === 'unknown') return undefined
  if (compute.kind === 'launchType')
    return `No default strategy: launch type ${compute.launchType}.`
  const items = compute.items.map(({ capacityProvider, base, weight = 0 }) =>
    [capacityProvider, base ? `base ${base}` : '', `weight ${weight}`].filter(Boolean).join(' '),
  )
  return items.join(' · ')
}
