'use client'

import { useQuery } from '@tanstack/react-query'
import type { Failure } from '@/lib/result'
import type { CatalogAnswers } from '@/lib/catalog/choices'
import { askServer } from './ask-server'
import { askCatalog } from './questions'

export interface Catalog<T> {
  /** Absent while loading and after a failure. */
  choices?: T
  /** The last answer's failure. It stays while the server is asked again. */
  failure?: Failure
  isLoading: boolean
  retry: () => void
}

const staleMs = 60_000

/** Lists one kind of resource. It asks only when it is wanted and every parameter is known. */
export function useCatalog<Resource extends keyof CatalogAnswers>(
  resource: Resource,
  parameters: Record<string, string>,
  isWanted = true,
): Catalog<CatalogAnswers[Resource]> {
  const isAsked = isWanted && Object.values(parameters).every(Boolean)
  const { data, isFetching, refetch } = useQuery({
    ...toCatalogQuery(resource, parameters),
    enabled: isAsked,
  })
  return {
    choices: data?.ok ? data.value : undefined,
    failure: data && !data.ok ? data.failure : undefined,
    isLoading: isFetching && !data?.ok,
    retry: () => void refetch(),
  }
}

/** The catalog question for React Query. Failures are cached like answers. */
export function toCatalogQuery<Resource extends keyof CatalogAnswers>(
  resource: Resource,
  parameters: Record<string, string>,
) {
  const question = askCatalog(resource, parameters)
  return {
    queryKey: question.key,
    staleTime: staleMs,
    queryFn: async ({ signal }: { signal: AbortSignal }) =>
      (await askServer(question, signal)).result,
  }
}
