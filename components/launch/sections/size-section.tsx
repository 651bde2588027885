'use client'

import dynamic from 'next/dynamic'
import { FoldedSection } from '../folded-section'
import { useFound, useLaunchContext } from '../launch-context'
import { summarizeSize } from '../section-summaries'
import { LoadingFields } from './loading-fields'

const SizeFields = dynamic(async () => (await import('./size-fields')).SizeFields, {
  loading: LoadingFields,
})

export function SizeSection() {
  const { choices } = useLaunchContext().definition
  const summary = useFound(({ launch }) => summarizeSize(launch, choices))
  return (
    <FoldedSection name="size" title="Task size, roles, storage" summary={summary}>
      <SizeFields />
    </FoldedSection>
  )
}
