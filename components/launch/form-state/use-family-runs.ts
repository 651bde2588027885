'use client'

import { useDebouncedValue } from '@mantine/hooks'
import { useQuery } from '@tanstack/react-query'
import type { FamilyRuns } from '@/lib/task-view/family/family-runs'
import { askServer } from '../../data/ask-server'
import { askFamilyRuns } from '../../data/questions'

const typingMs = 400

interface FamilyPlace {
  region: string
  cluster: string
  family: string
}

/** What runs of a family on a cluster; undefined until both are known. */
export function useFamilyRuns(place: FamilyPlace): FamilyRuns | undefined {
  const isAsked = Boolean(place.family && place.cluster)
  const question = askFamilyRuns(place)
  const [asked] = useDebouncedValue(isAsked ? question.url : '', typingMs)
  const { data } = useQuery({
    queryKey: question.key,
    queryFn: async ({ signal }) => (await askServer(question, signal)).result,
    enabled: isAsked && asked === question.url,
    // The operator may have launched one a moment ago, so an earlier count can be wrong.
    staleTime: 0,
    refetchOnMount: 'always',
    refetchOnWindowFocus: true,
  })
  return data?.ok ? data.value : undefined
}
