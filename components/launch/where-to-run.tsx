'use client'

import { useController, useWatch } from 'react-hook-form'
import type { ClusterChoice } from '@/lib/catalog/choices'
import { findCluster } from '@/lib/run-task/loaded-account'
import { ComputeFields } from './compute-fields'
import { FieldPair, FormSection } from './form-section'
import { useLaunchForm } from './form-values'
import { useFieldError, useLaunchContext } from './launch-context'
import { OptionLine } from './option-line'
import { PickOrType } from './pick-or-type'
import { StrategyRows } from './strategy-rows'

export function WhereToRun() {
  const { control } = useLaunchForm()
  const kind = useWatch({ control, name: 'compute.kind' })
  return (
    <FormSection title="Where">
      <FieldPair>
        <ClusterField />
        <ComputeFields />
      </FieldPair>
      {kind === 'strategy' && <StrategyRows />}
    </FormSection>
  )
}

function ClusterField() {
  const { clusters } = useLaunchContext()
  const { control } = useLaunchForm()
  const { field, fieldState } = useController({ control, name: 'cluster' })
  const chosen = findCluster(clusters.choices, field.value)
  const byName = new Map(clusters.choices?.map(cluster => [cluster.name, cluster]))
  return (
    <PickOrType
      label="Cluster"
      what="Clusters"
      catalog={clusters}
      items={clusters.choices?.map(({ name }) => ({ value: name, label: name }))}
      value={field.value ? (chosen?.name ?? field.value) : ''}
      onChange={field.onChange}
      onBlur={field.onBlur}
      path="cluster"
      placeholder={chosen ? `default, unless you choose` : 'Choose a cluster'}
      description={chosen && toFacts(chosen)}
      error={useFieldError('cluster', fieldState.isTouched)}
      renderOption={({ option }) => {
        const cluster = byName.get(String(option.value))
        return <OptionLine name={option.label} facts={cluster && toFacts(cluster)} />
      }}
    />
  )
}

function toFacts(cluster: ClusterChoice): string {
  const { runningTasksCount, pendingTasksCount, registeredContainerInstancesCount } = cluster
  const parts = [
    `${runningTasksCount} running`,
    pendingTasksCount > 0 && `${pendingTasksCount} pending`,
    registeredContainerInstancesCount > 0 && `${registeredContainerInstancesCount} instances`,
    cluster.capacityProviders.join(', '),
  ]
  return parts.filter(Boolean).join(' · ')
}
