'use client'

import type { CapacityChoice, ClusterChoice } from '@/lib/catalog/choices'
import { toInstancesText, toProvidersText, toRoomText } from './capacity-text'
import classes from './cluster-facts.module.css'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { RetryButton } from '../../fields/picker/retry-button'

/** What runs on the chosen cluster and on which capacity, and how much of its instances is free. */
export function ClusterFacts({ cluster }: { cluster: ClusterChoice }) {
  const { capacity: catalog } = useLaunchCatalogs()
  const capacity = catalog.choices
  const { registeredContainerInstancesCount: count } = cluster
  return (
    <>
      <span className={classes.line}>
        {toFacts({ ...cluster, registeredContainerInstancesCount: 0 }, capacity?.providers)}
      </span>
      {count > 0 && (
        <span className={classes.line}>
          {toInstancesText(capacity?.instances?.count ?? count)}
          {capacity?.instances && ` · ${toRoomText(capacity.instances)}`}
          {capacity && !capacity.instances && ' · you don’t have permission to see free capacity'}
          {catalog.failure && (
            <>
              {' · free capacity could not be read, '}
              <RetryButton label="Retry reading free capacity" path="cluster" catalog={catalog} />
            </>
          )}
        </span>
      )}
    </>
  )
}

/** A cluster in one line. Its providers have their kinds behind them once these are known. */
export function toFacts(cluster: ClusterChoice, providers?: CapacityChoice['providers']): string {
  const { runningTasksCount, pendingTasksCount, registeredContainerInstancesCount } = cluster
  const parts = [
    cluster.isProduction && 'production',
    `${runningTasksCount} running`,
    pendingTasksCount > 0 && `${pendingTasksCount} pending`,
    registeredContainerInstancesCount > 0 && toInstancesText(registeredContainerInstancesCount),
    providers ? toProvidersText(providers) : cluster.capacityProviders.join(', '),
  ]
  return parts.filter(Boolean).join(' · ')
}
