'use client'

import dynamic from 'next/dynamic'
import { memo } from 'react'
import { FoldedSection } from '../folded-section'
import { useFound } from '../../form-state/launch-context'
import { summarizePlacement } from '../section-summaries'
import { useIsOnFargate } from '../../form-state/use-effective-compute'
import { LoadingFields } from '../loading-fields'
import { createLazyPart } from '../../../ui/lazy-part'

const part = createLazyPart(() => <LoadingFields count={2} height={150} />)

/** The summary changes with every key; the fields are drawn anew by themselves. */
const PlacementFields = memo(
  dynamic(() => part.load(async () => (await import('./placement-fields')).PlacementFields), {
    loading: part.Loading,
  }),
)

export function PlacementSection() {
  const isOnFargate = useIsOnFargate() ?? false
  const summary = useFound(({ launch }) => summarizePlacement(launch, isOnFargate))
  return (
    <FoldedSection name="placement" title="Placement" summary={summary}>
      <PlacementFields />
    </FoldedSection>
  )
}
