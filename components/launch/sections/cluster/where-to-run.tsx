'use client'

import { useMemo } from 'react'
import { useWatch } from 'react-hook-form'
import { findCluster } from '@/lib/run-task/rules/loaded-account'
import { ClusterEntry } from './cluster-entry'
import { ClusterFacts, toFacts } from './cluster-facts'
import { ComputeFields } from './compute-fields'
import { Picker } from '../../fields/picker/picker'
import { useField } from '../../fields/use-field'
import { FieldPair, FormSection } from '../form-section'
import { useLaunchForm } from '../../form-state/form-values'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { LikeServiceField } from '../../prefill/like-service-field'
import { StrategyRows } from './strategy-rows'

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
      {cluster && <LikeServiceField key={cluster} cluster={cluster} />}
    </FormSection>
  )
}

function ClusterField() {
  const { clusters } = useLaunchCatalogs()
  const { value, onChange, fieldProps } = useField('cluster')
  const chosen = findCluster(clusters.choices, value)
  const items = useMemo(
    () => clusters.choices?.map(cluster => ({ value: cluster.name, facts: toFacts(cluster) })),
    [clusters.choices],
  )
  return (
    <Picker
      {...fieldProps}
      what="Clusters"
      catalog={clusters}
      items={items}
      renderFacts={({ value: name }) => {
        const listed = clusters.choices?.find(cluster => cluster.name === name)
        return listed && <ClusterEntry cluster={listed} />
      }}
      value={value ? (chosen?.name ?? value) : ''}
      onChange={onChange}
      placeholder={chosen ? 'default, unless you choose another' : 'Choose a cluster'}
      description={chosen && <ClusterFacts cluster={chosen} />}
      emptyNote="This account has no clusters in this Region. Create one, or choose another Region."
    />
  )
}
