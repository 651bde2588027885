'use client'

import dynamic from 'next/dynamic'
import { memo } from 'react'
import { FoldedSection } from '../folded-section'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { useFound } from '../../form-state/launch-context'
import { summarizeSize } from '../section-summaries'
import { LoadingFields } from '../loading-fields'
import { createLazyPart } from '../../../ui/lazy-part'

const part = createLazyPart(() => <LoadingFields count={5} height={80} />)

/** The summary changes with every key; the fields are drawn anew by themselves. */
const SizeFields = memo(
  dynamic(() => part.load(async () => (await import('./size-fields')).SizeFields), {
    loading: part.Loading,
  }),
)

export function SizeSection() {
  const { choices } = useLaunchCatalogs().definition
  const summary = useFound(({ launch }) => summarizeSize(launch, choices))
  return (
    <FoldedSection name="size" title="Task size, roles, storage" summary={summary}>
      <SizeFields />
    </FoldedSection>
  )
}
