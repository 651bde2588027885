'use client'

import { useEffect } from 'react'
import { useController, useWatch } from 'react-hook-form'
import type { ClusterChoice } from '@/lib/catalog/choices'
import { findCluster } from '@/lib/run-task/loaded-account'
import { afterPress } from './after-press'
import { toCapacityText } from './capacity-text'
import { ComputeFields } from './compute-fields'
import { FieldPair, FormSection } from './form-section'
import { useLaunchForm } from './form-values'
import { useFieldError, useLaunchContext } from './launch-context'
import { LikeServiceField } from './like-service-field'
import { OptionLine } from './option-line'
import { PickOrType } from './pick-or-type'
import { StrategyRows } from './strategy-rows'
import { useCatalog } from './use-catalog'

export function WhereToRun() {
  const { control } = useLaunchForm()
  const kind = useWatch({ control, name: 'compute.kind' })
  const cluster = useWatch({ control, name: 'cluster' })?.trim()
  return (
    <FormSection title="Where">
      <FieldPair>
        <ClusterField />
        <ComputeFields />
      </FieldPair>
      {kind === 'strategy' && <StrategyRows />}
      {cluster && <LikeServiceField cluster={cluster} />}
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
      onBlur={() => afterPress(field.onBlur)}
      path="cluster"
      placeholder={chosen ? `default, unless you choose` : 'Choose a cluster'}
      description={chosen && <ClusterFacts cluster={chosen} />}
      error={useFieldError('cluster', fieldState.isTouched)}
      renderOption={({ option }) => {
        const cluster = byName.get(String(option.value))
        return <OptionLine name={option.label} facts={cluster && toFacts(cluster)} />
      }}
    />
  )
}

/** Of the chosen cluster: its room takes the place of its providers' names once it is known. */
function ClusterFacts({ cluster }: { cluster: ClusterChoice }) {
  const { region, store } = useLaunchContext()
  const capacity = useCatalog('capacity', { region, cluster: cluster.name }).choices
  useEffect(() => {
    store.setLoaded({ capacity })
    return () => store.setLoaded({ capacity: undefined })
  }, [store, capacity])
  return toFacts(cluster, capacity && toCapacityText(capacity))
}

function toFacts(cluster: ClusterChoice, room?: string): string {
  const { runningTasksCount, pendingTasksCount, registeredContainerInstancesCount } = cluster
  const parts = [
    cluster.isProduction && 'production',
    `${runningTasksCount} running`,
    pendingTasksCount > 0 && `${pendingTasksCount} pending`,
    !room &&
      registeredContainerInstancesCount > 0 &&
      `${registeredContainerInstancesCount} instances`,
    room ?? cluster.capacityProviders.join(', '),
  ]
  return parts.filter(Boolean).join(' · ')
}
