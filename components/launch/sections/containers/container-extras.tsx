'use client'

import dynamic from 'next/dynamic'
import { memo } from 'react'
import type { ContainerChoice } from '@/lib/catalog/choices'
import { FoldedSection } from '../folded-section'
import { containersPath } from '../../form-state/form-values'
import { useFound } from '../../form-state/launch-context'
import { summarizeContainer } from '../section-summaries'
import { LoadingFields } from '../loading-fields'
import { createLazyPart } from '../../../ui/lazy-part'

const part = createLazyPart(() => <LoadingFields count={7} height={78} />)

/** The summary changes with every key; the fields are drawn anew by themselves. */
const ContainerExtrasFields = memo(
  dynamic(
    () => part.load(async () => (await import('./container-extras-fields')).ContainerExtrasFields),
    { loading: part.Loading },
  ),
)

export function ContainerExtras({
  index,
  container,
}: {
  index: number
  container: ContainerChoice | undefined
}) {
  const summary = useFound(({ values }) =>
    summarizeContainer(values.overrides.containerOverrides[index]),
  )
  return (
    <FoldedSection
      name="container"
      title="Size, GPUs, environment files"
      summary={summary}
      within={`${containersPath}.${index}.`}
      level={3}
    >
      <ContainerExtrasFields index={index} container={container} />
    </FoldedSection>
  )
}
