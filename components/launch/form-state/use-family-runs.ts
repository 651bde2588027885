'use client'

import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { FamilyRuns } from '@/lib/task-view/family-runs'
import { readAnswer } from '../../data/use-catalog'

const typingMs = 400

interface FamilyPlace {
  region: string
  cluster: string
  family: string
}

/** What runs of a family on a cluster; undefined until both are known. */
export function useFamilyRuns(place: FamilyPlace): FamilyRuns | undefined {
  const isAsked = Boolean(place.family && place.cluster)
  const query = new URLSearchParams({ ...place }).toString()
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
