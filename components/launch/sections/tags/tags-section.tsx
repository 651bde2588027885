'use client'

import dynamic from 'next/dynamic'
import { memo } from 'react'
import { FoldedSection } from '../folded-section'
import { useFound } from '../../form-state/launch-context'
import { summarizeTags } from '../section-summaries'
import { LoadingFields } from '../loading-fields'

/** The summary changes with every key; the fields are drawn anew by themselves. */
const TagsFields = memo(
  dynamic(async () => (await import('./tags-fields')).TagsFields, {
    loading: () => <LoadingFields count={3} height={48} />,
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
