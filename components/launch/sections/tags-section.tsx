'use client'

import dynamic from 'next/dynamic'
import { FoldedSection } from '../folded-section'
import { useFound } from '../launch-context'
import { summarizeTags } from '../section-summaries'
import { LoadingFields } from './loading-fields'

const TagsFields = dynamic(async () => (await import('./tags-fields')).TagsFields, {
  loading: LoadingFields,
})

export function TagsSection() {
  const summary = useFound(({ launch }) => summarizeTags(launch))
  return (
    <FoldedSection name="tags" title="Tags" summary={summary}>
      <TagsFields />
    </FoldedSection>
  )
}
