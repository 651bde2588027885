'use client'

import dynamic from 'next/dynamic'
import { useKeptText } from '@/components/data/kept-text'
import { createLazyPart } from '@/components/ui/lazy-part'
import { writeTaskQuery } from '@/lib/task-view/list/task-query'
import type { TaskQuery } from '@/lib/task-view/list/task-query'

const part = createLazyPart(() => null)
const SavedViewsBar = dynamic(
  () => part.load(async () => (await import('./saved-views-bar')).SavedViewsBar),
  { ssr: false, loading: part.Loading },
)

interface SavedViewsProps {
  accountId: string
  query: TaskQuery
  onChange: (query: TaskQuery) => void
}

/** Lists that this browser keeps by name. Their addresses can be sent like any other. */
export function SavedViews({ accountId, query, onChange }: SavedViewsProps) {
  const [text, keep] = useKeptText(`slipway-views-${accountId}`)
  if (text === undefined && writeTaskQuery(query) === '') return null
  return <SavedViewsBar text={text} keep={keep} query={query} onChange={onChange} />
}
