'use client'

import { useQuery } from '@tanstack/react-query'
import { fail } from '@/lib/result'
import type { Failure, Result } from '@/lib/result'
import type { CatalogAnswers } from '@/lib/catalog/choices'
import { noteSessionEnded } from '@/components/data/drafts'

export interface Catalog<T> {
  /** Absent while loading and after a failure. */
  choices?: T
  /** Of the last answer; it stays while it is asked again. */
  failure?: Failure
  isLoading: boolean
  retry: () => void
}

const staleMs = 60_000

/** What the account has of one kind; asked for only when every parameter is known. */
export function useCatalog<Resource extends keyof CatalogAnswers>(
  resource: Resource,
  parameters: Record<string, string>,
): Catalog<CatalogAnswers[Resource]> {
  const isAsked = Object.values(parameters).every(Boolean)
  const { data, isFetching, refetch } = useQuery({
    ...toCatalogQuery(resource, parameters),
    enabled: isAsked,
    staleTime: staleMs,
  })
  return {
    choices: data?.ok ? data.value : undefined,
    failure: data && !data.ok ? data.failure : undefined,
    isLoading: isFetching && !data?.ok,
    retry: () => void refetch(),
  }
}

export function toCatalogQuery<Resource extends keyof CatalogAnswers>(
  resource: Resource,
  parameters: Record<string, string>,
) {
  const query = new URLSearchParams(parameters).toString()
  return {
    queryKey: ['catalog', resource, query],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      readAnswer<CatalogAnswers[Resource]>(`/api/catalog/${resource}?${query}`, signal),
  }
}

/** The answer of a route handler of ours; its type is the caller's to name. */
export async function readAnswer<T>(address: string, signal: AbortSignal): Promise<Result<T>> {
  try {
    const response = await fetch(address, { signal, headers: { accept: 'application/json' } })
    const answer = trustAnswer<T>(await response.json())
    if (!answer.ok && answer.failure.kind === 'expired') noteSessionEnded()
    return answer
  } catch (cause) {
    if (signal.aborted) throw cause
    return fail({ kind: 'unreachable', message: 'Slipway did not respond.' })
  }
}

/** Both ends are one build: the route handler answers with a `Result` of the same types. */
const trustAnswer = <T>(answer: unknown) => answer as Result<T>
