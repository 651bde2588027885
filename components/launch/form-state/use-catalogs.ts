'use client'

import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { isMissingDefinition } from '@/lib/aws/ecs/is-missing-definition'
import { splitTaskDefinition } from '@/lib/aws/arn'
import { findForeignFields } from '@/lib/run-task/rules/foreign-place'
import { findCluster } from '@/lib/run-task/rules/loaded-account'
import type { ClusterChoice } from '@/lib/catalog/choices'
import { useCatalog } from '../../data/use-catalog'
import type { Catalog } from '../../data/use-catalog'
import { useLaunchForm } from './form-values'
import type { LaunchStore } from './launch-store'
import { useFamilyRuns } from './use-family-runs'

const typingMs = 250

/**
 * Everything that the form shows of the account is loaded here. What the rules read goes on to the
 * store. Roles, services and inactive families are loaded once they are
 * listed.
 */
export function useCatalogs(region: string, store: LaunchStore) {
  const { control } = useLaunchForm()
  const toAsked = toAskedFor(store)
  const named = toAsked('taskDefinition', useWatch({ control, name: 'taskDefinition' }))
  const cluster = toAsked('cluster', useWatch({ control, name: 'cluster' }))
  const [wanted, setWanted] = useState({ roles: false, services: false, inactiveFamilies: false })
  const { family } = splitTaskDefinition(named)

  const clusters = useClusters(region, cluster)
  const chosenCluster = findCluster(clusters.choices, cluster)
  const capacity = useCatalog('capacity', { region, cluster: chosenCluster?.name ?? '' })
  const network = useCatalog('network', { region })
  const families = useCatalog('families', { region })
  const inactiveFamilies = useCatalog('inactive-families', { region }, wanted.inactiveFamilies)
  const revisions = useCatalog('revisions', { region, family })
  const { definition, missingDefinition } = useDefinition(region, named)
  const roles = useCatalog('roles', { region: wanted.roles ? region : '' })
  const services = useCatalog('services', { region: wanted.services ? region : '', cluster })
  const familyRuns = useFamilyRuns({
    region,
    cluster: chosenCluster?.name ?? cluster,
    family: definition.choices?.family ?? family,
  })

  const loadedClusters = clusters.choices
  const loadedCapacity = capacity.choices
  const loadedNetwork = network.choices
  const loadedDefinition = definition.choices
  useEffect(() => {
    store.setLoaded({
      clusters: loadedClusters,
      capacity: loadedCapacity,
      network: loadedNetwork,
      definition: loadedDefinition,
      missingDefinition: missingDefinition
        ? { taskDefinition: missingDefinition, region }
        : undefined,
    })
  }, [
    store,
    region,
    loadedClusters,
    loadedCapacity,
    loadedNetwork,
    loadedDefinition,
    missingDefinition,
  ])

  return {
    clusters,
    capacity,
    network,
    families,
    inactiveFamilies,
    revisions,
    definition,
    roles,
    services,
    familyRuns,
    setWanted,
  }
}

export type Catalogs = ReturnType<typeof useCatalogs>

/** What to ask AWS for; nothing about another Region or account, which the session can't ask. */
function toAskedFor(store: LaunchStore) {
  const { home } = store.getState().loaded
  return (field: 'taskDefinition' | 'cluster', value = ''): string =>
    home && findForeignFields({ [field]: value.trim() }, home).length > 0 ? '' : value.trim()
}

/** The clusters; where they can't be listed the named one, if it can be described. */
function useClusters(region: string, named: string): Catalog<ClusterChoice[]> {
  const [cluster] = useDebouncedValue(named, typingMs)
  const clusters = useCatalog('clusters', { region })
  const isAsked = clusters.failure !== undefined && cluster === named
  const described = useCatalog('clusters', { region: isAsked ? region : '', cluster })
  return { ...clusters, choices: clusters.choices ?? described.choices }
}

/** The named task definition, and its name where the Region does not have it. */
function useDefinition(region: string, named: string) {
  const [taskDefinition] = useDebouncedValue(named, typingMs)
  const asked = useCatalog('definition', { region, taskDefinition })
  // An answer is about the name that it was asked for.
  const definition =
    named === taskDefinition ? asked : { isLoading: named !== '', retry: asked.retry }
  const { failure } = definition
  const isMissing = failure !== undefined && isMissingDefinition(failure)
  return { definition, missingDefinition: isMissing ? taskDefinition : undefined }
}
