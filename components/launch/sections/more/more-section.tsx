'use client'

import dynamic from 'next/dynamic'
import { memo } from 'react'
import { FoldedSection } from '../folded-section'
import { useFound } from '../../form-state/launch-context'
import { summarizeMore } from '../section-summaries'
import { LoadingFields } from '../loading-fields'
import { createLazyPart } from '../../../ui/lazy-part'

const part = createLazyPart(() => <LoadingFields count={5} height={68} />)

/** The summary changes with every key; the fields are drawn anew by themselves. */
const MoreFields = memo(
  dynamic(() => part.load(async () => (await import('./more-fields')).MoreFields), {
    loading: part.Loading,
  }),
)

export function MoreSection() {
  const summary = useFound(({ launch }) => summarizeMore(launch))
  return (
    <FoldedSection name="more" title="More" summary={summary}>
      <MoreFields />
    </FoldedSection>
  )
}
