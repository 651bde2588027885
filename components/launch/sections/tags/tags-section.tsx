'use client'

import dynamic from 'next/dynamic'
import { memo } from 'react'
import { FoldedSection } from '../folded-section'
import { useFound } from '../../form-state/launch-context'
import { summarizeTags } from '../section-summaries'
import { LoadingFields } from '../loading-fields'
import { createLazyPart } from '../../../ui/lazy-part'

const part = createLazyPart(() => <LoadingFields count={3} height={48} />)

/** The summary changes with every key; the fields are drawn anew by themselves. */
const TagsFields = memo(
  dynamic(() => part.load(async () => (await import('./tags-fields')).TagsFields), {
    loading: part.Loading,
  }),
)

export function TagsSection() {
  const summary = useFound(({ launch }) => summarizeTags(launch))
  return (
    <FoldedSection name="tags" title="Tags" summary={summary}>
      <TagsFields />
    </FoldedSection>
  )
}
