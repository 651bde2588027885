'use client'

import { useWatch } from 'react-hook-form'
import { launchTypes } from '@/lib/run-task/form/compute-schema'
import { toEffectiveCompute } from '@/lib/run-task/rules/effective-compute'
import type { EffectiveCompute } from '@/lib/run-task/rules/effective-compute'
import { findCluster } from '@/lib/run-task/rules/loaded-account'
import { ChoiceBar } from '@/components/ui/choice-bar'
import { useField } from '../../fields/use-field'
import classes from './compute-fields.module.css'
import { strategyPath, useLaunchForm } from '../../form-state/form-values'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { startStrategy } from './start-strategy'

const kinds = [
  { value: 'clusterDefault', label: 'Cluster default' },
  { value: 'launchType', label: 'Launch type' },
  { value: 'strategy', label: 'Strategy' },
] as const

type Kind = (typeof kinds)[number]['value']

/** How the tasks are placed: what a member was set to survives looking at another. */
export function ComputeFields() {
  const { getValues, setValue } = useLaunchForm()
  const { clusters } = useLaunchCatalogs()
  const { value: kind = 'clusterDefault', onChange, fieldProps } = useField('compute.kind')

  function choose(next: Kind) {
    if (next === 'launchType' && !getValues('compute.launchType')) {
      setValue('compute.launchType', 'FARGATE')
    }
    if (next === 'strategy') {
      const cluster = findCluster(clusters.choices, getValues('cluster'))
      setValue(strategyPath, startStrategy(getValues(strategyPath), cluster))
    }
    onChange(next)
  }

  return (
    <div>
      <ChoiceBar {...fieldProps} data={kinds} value={kind} onChange={choose} />
      {kind === 'launchType' && <LaunchTypeField />}
      {kind === 'clusterDefault' && <DefaultFacts />}
    </div>
  )
}

function LaunchTypeField() {
  const {
    value = 'FARGATE',
    onChange,
    fieldProps,
  } = useField('compute.launchType', { isLabelHidden: true })
  return (
    <div className={classes.launchType}>
      <ChoiceBar {...fieldProps} data={offered(value)} value={value} onChange={onChange} />
    </div>
  )
}

/** MANAGED_INSTANCES shows only where it came in: it goes through a capacity provider. */
const offered = (chosen: (typeof launchTypes)[number]) =>
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
