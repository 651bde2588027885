'use client'

import { useQuery } from '@tanstack/react-query'
import { useDebouncedValue } from '@mantine/hooks'
import type { FamilyRuns } from '@/lib/task-view/family-runs'
import { findCluster } from '@/lib/run-task/rules/loaded-account'
import { splitTaskDefinition } from '@/lib/aws/arn'
import { useFound, useLaunchContext } from '../form-state/launch-context'
import { readAnswer } from '../../data/use-catalog'

const typingMs = 400

/** What runs of the chosen family on the chosen cluster; undefined until both are known. */
export function useFamilyRuns(): FamilyRuns | undefined {
  const { region, clusters, definition } = useLaunchContext()
  const named = useFound(({ values }) => values.taskDefinition) ?? ''
  const chosen = useFound(({ values }) => values.cluster) ?? ''
  const family = definition.choices?.family ?? splitTaskDefinition(named).family
  const cluster = findCluster(clusters.choices, chosen)?.name ?? chosen
  const isAsked = Boolean(named && family && cluster)
  const query = new URLSearchParams({ region, cluster, family }).toString()
  const [asked] = useDebouncedValue(isAsked ? query : '', typingMs)
  const { data } = useQuery({
    queryKey: ['family-runs', query],
    queryFn: ({ signal }) => readAnswer<FamilyRuns>(`/api/running?${query}`, signal),
    enabled: isAsked && asked === query,
    // The operator's own launch of a moment ago counts: no earlier count will do.
    staleTime: 0,
    refetchOnMount: 'always',
    refetchOnWindowFocus: true,
  })
  return data?.ok ? data.value : undefined
}
