'use client'

import type { Failure } from '@/lib/result'
import type { CapacityChoice, ClusterChoice } from '@/lib/catalog/choices'
import { isFargateProvider } from '@/lib/run-task/form/compute-schema'
import type { Catalog } from '../../../data/use-catalog'
import { toInstancesText, toProvidersText, toRoomText } from './capacity-text'
import classes from './cluster-facts.module.css'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { RetryButton } from '../../fields/picker/retry-button'

/** What runs on the chosen cluster and on which capacity, and how much of its instances is free. */
export function ClusterFacts({ cluster }: { cluster: ClusterChoice }) {
  const { clusters, capacity: catalog } = useLaunchCatalogs()
  const providers = catalog.choices?.providers
  const line = toFacts({ ...cluster, registeredContainerInstancesCount: 0 }, providers)
  return (
    <>
      {line && <span className={classes.line}>{line}</span>}
      {cluster.unread && (
        <span className={classes.line}>
          <Unread
            what="this cluster’s details"
            failure={cluster.unread}
            catalog={clusters}
            isWhole
          />
        </span>
      )}
      <Instances cluster={cluster} catalog={catalog} />
      <ProviderKinds cluster={cluster} catalog={catalog} />
    </>
  )
}

interface CapacityProps {
  cluster: ClusterChoice
  catalog: Catalog<CapacityChoice>
}

function Instances({ cluster, catalog }: CapacityProps) {
  const { choices: capacity } = catalog
  const room = capacity?.instances
  const count = room?.count ?? cluster.registeredContainerInstancesCount ?? 0
  const failure = catalog.failure ?? capacity?.unread?.instances
  if (count === 0) return null
  return (
    <span className={classes.line}>
      {toInstancesText(count)}
      {room && ` · ${toRoomText(room)}`}
      {capacity && !room && !failure && ' · none of them is active'}
      {failure && (
        <>
          {' · '}
          <Unread what="free capacity" failure={failure} catalog={catalog} />
        </>
      )}
    </span>
  )
}

/** Fargate’s own providers are known by name. */
function ProviderKinds({ cluster, catalog }: CapacityProps) {
  const failure = catalog.choices?.unread?.providers
  if (!failure || cluster.capacityProviders?.every(isFargateProvider)) return null
  return (
    <span className={classes.line}>
      <Unread what="the kinds of capacity providers" failure={failure} catalog={catalog} isWhole />
    </span>
  )
}

interface UnreadProps {
  what: string
  failure: Failure
  catalog: Catalog<unknown>
  /** Whether it is a line of its own, and not the end of one. */
  isWhole?: boolean
}

/** Asking again helps wherever it is not a matter of permission. */
function Unread({ what, failure, catalog, isWhole = false }: UnreadProps) {
  const begin = (text: string) => (isWhole ? text.charAt(0).toUpperCase() + text.slice(1) : text)
  if (failure.kind === 'forbidden') return begin(`you don’t have permission to see ${what}`)
  return (
    <>
      {begin(`${what} could not be read`)},{' '}
      <RetryButton label={`Retry reading ${what}`} path="cluster" catalog={catalog} />
    </>
  )
}

/** A cluster in one line. Its providers have their kinds behind them once these are known. */
export function toFacts(cluster: ClusterChoice, providers?: CapacityChoice['providers']): string {
  const {
    runningTasksCount,
    pendingTasksCount = 0,
    registeredContainerInstancesCount = 0,
  } = cluster
  const parts = [
    cluster.isProduction && 'production',
    runningTasksCount !== undefined && `${runningTasksCount} running`,
    pendingTasksCount > 0 && `${pendingTasksCount} pending`,
    registeredContainerInstancesCount > 0 && toInstancesText(registeredContainerInstancesCount),
    providers ? toProvidersText(providers) : cluster.capacityProviders?.join(', '),
  ]
  return parts.filter(Boolean).join(' · ')
}
