'use client'

import dynamic from 'next/dynamic'
import { memo, useEffect } from 'react'
import { useWatch } from 'react-hook-form'
import type { LaunchInput } from '@/lib/run-task/schema'
import { FormSection } from '../form-section'
import { useLaunchForm } from '../../form-state/form-values'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { useFocusInside } from '../../form-state/use-focus-inside'
import { LoadingFields } from '../loading-fields'
import { createLazyPart } from '../../../ui/lazy-part'

const part = createLazyPart(() => <LoadingFields count={12} height={66} />)

/** The summary changes with every key; the fields are drawn anew by themselves. */
const VolumeFields = memo(
  dynamic(() => part.load(async () => (await import('./volume-fields')).VolumeFields), {
    loading: part.Loading,
  }),
)

/** Shown where the definition has a volume that is configured at launch, or the form holds one. */
export function VolumesSection() {
  const { definition } = useLaunchCatalogs()
  const { getValues, setValue } = useLaunchForm()
  const isGiven = useIsGiven()
  const volumes = definition.choices?.volumes
  const { isInside, handlers } = useFocusInside()

  useEffect(() => {
    if (!volumes) return
    const given = getValues('volumeConfigurations') ?? []
    const wanted = volumes.filter(({ configuredAtLaunch }) => configuredAtLaunch)
    const missing = wanted.filter(({ name }) => !given.some(volume => volume.name === name))
    const kept = given.filter(
      volume => isInside || !isUntouched(volume) || wanted.some(({ name }) => name === volume.name),
    )
    if (missing.length === 0 && kept.length === given.length) return
    const rows = missing.map(({ name }) => ({ name, managedEBSVolume: { ...untouched } }))
    setValue('volumeConfigurations', [...kept, ...rows])
  }, [volumes, isInside, getValues, setValue])

  if (!isGiven) return null
  return (
    <div {...handlers}>
      <FormSection
        title="Volumes"
        note="The task definition has these volumes configured at launch."
      >
        <VolumeFields />
      </FormSection>
    </div>
  )
}

/** Asks the form itself, as the findings leave out a volume that can't be read yet. */
function useIsGiven(): boolean {
  const { control } = useLaunchForm()
  return useWatch({
    control,
    name: 'volumeConfigurations',
    compute: (volumes: LaunchInput['volumeConfigurations']) => (volumes ?? []).length > 0,
  })
}

const untouched: Partial<Record<string, unknown>> = {
  volumeType: 'gp3',
  roleArn: '',
  sizeInGiB: '',
}

/** A row that this form added, and nobody filled in. */
const isUntouched = ({ managedEBSVolume = {} }: { managedEBSVolume?: object }) =>
  Object.entries(managedEBSVolume).every(
    ([member, value]) => value === undefined || value === untouched[member],
  )
