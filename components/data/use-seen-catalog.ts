'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import type { CatalogAnswers } from '@/lib/catalog/choices'
import type { Failure, Result } from '@/lib/result'
import { toCatalogQuery, useCatalog } from './use-catalog'
import type { Catalog } from './use-catalog'

/** An entry that is scrolled past is not asked about. */
const SEEN_MS = 300

/** DescribeTaskDefinition can't be allowed for some task definitions only: a denial is of all. */
const isDeniedAlike = (resource: keyof CatalogAnswers) => resource === 'registered'

/**
 * What AWS says about one entry of a long list. Each entry costs a call, so it is asked about once
 * it has been in view for a moment. Where AWS would deny all entries alike, the first answer is
 * waited for, and after a denial the others are not asked about.
 */
export function useSeenCatalog<Resource extends keyof CatalogAnswers>(
  resource: Resource,
  parameters: Record<string, string>,
): Catalog<CatalogAnswers[Resource]> {
  const queries = useQueryClient()
  const query = toCatalogQuery(resource, parameters)
  const [isWanted, setWanted] = useState(() => queries.getQueryData(query.queryKey) !== undefined)
  const [denial, setDenial] = useState<Failure>()

  /** False while the first answer is on its way. */
  const decide = useEffectEvent((): boolean => {
    const others = { queryKey: ['catalog', resource] }
    const answers = queries
      .getQueriesData<Result<unknown>>(others)
      .flatMap(([, answer]) => answer ?? [])
    const isFirstOpen = answers.length === 0 && queries.isFetching(others) > 0
    if (isDeniedAlike(resource) && isFirstOpen) return false
    const denied = isDeniedAlike(resource) ? answers.flatMap(toDenial)[0] : undefined
    if (!denied) void queries.prefetchQuery(query)
    setDenial(denied)
    setWanted(!denied)
    return true
  })
  useEffect(() => {
    const timer = setInterval(() => decide() && clearInterval(timer), SEEN_MS)
    return () => clearInterval(timer)
  }, [])
  const catalog = useCatalog(resource, parameters, isWanted)
  return { ...catalog, failure: catalog.failure ?? denial }
}

const toDenial = (answer: Result<unknown>): Failure[] =>
  !answer.ok && answer.failure.kind === 'forbidden' ? [answer.failure] : []
