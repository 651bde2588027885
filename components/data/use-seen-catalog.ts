'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useState } from 'react'
import type { CatalogAnswers } from '@/lib/catalog/choices'
import type { Failure, Result } from '@/lib/result'
import { toCatalogQuery, useCatalog } from './use-catalog'
import type { Catalog } from './use-catalog'

/** An entry that is scrolled past is not asked about. */
const SEEN_MS = 300

/**
 * What AWS says about one entry of a long list. Each entry costs a call, so it is asked about once
 * it has been in view for a moment, and not at all where AWS denied the question for another one.
 */
export function useSeenCatalog<Resource extends keyof CatalogAnswers>(
  resource: Resource,
  parameters: Record<string, string>,
): Catalog<CatalogAnswers[Resource]> {
  const queries = useQueryClient()
  const [isWanted, setWanted] = useState(
    () => queries.getQueryData(toCatalogQuery(resource, parameters).queryKey) !== undefined,
  )
  const [denial, setDenial] = useState<Failure>()
  const want = useEffectEvent(() => {
    const known = queries.getQueriesData<Result<unknown>>({ queryKey: ['catalog', resource] })
    const denied = known.flatMap(([, answer]) => (answer && isDenied(answer)) || [])[0]
    setDenial(denied)
    if (!denied) setWanted(true)
  })
  useEffect(() => {
    const timer = setTimeout(() => want(), SEEN_MS)
    return () => clearTimeout(timer)
  }, [])
  const catalog = useCatalog(resource, parameters, isWanted)
  return { ...catalog, failure: catalog.failure ?? denial }
}

const isDenied = (answer: Result<unknown>): Failure | undefined =>
  !answer.ok && answer.failure.kind === 'forbidden' ? answer.failure : undefined
