'use client'

import dynamic from 'next/dynamic'
import { useWatch } from 'react-hook-form'
import type { LaunchInput } from '@/lib/run-task/schema'
import { createLazyPart } from '../../../ui/lazy-part'
import { containersPath, useLaunchForm } from '../../form-state/form-values'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import { LoadingContainers } from './loading-containers'

const part = createLazyPart(LoadingContainers)

const ContainerTabs = dynamic(
  () => part.load(async () => (await import('./container-tabs')).ContainerTabs),
  { loading: part.Loading },
)

/** Shown once there is a definition to override, or the form holds a container. */
export function ContainersSection() {
  const { choices, isLoading, failure } = useLaunchCatalogs().definition
  const isGiven = useIsGiven()
  return isGiven || isLoading || choices || failure ? <ContainerTabs /> : null
}

function useIsGiven(): boolean {
  const { control } = useLaunchForm()
  return useWatch({ control, name: containersPath, compute: hasRows })
}

type Rows = NonNullable<LaunchInput['overrides']>['containerOverrides']

const hasRows = (rows: Rows): boolean => (rows ?? []).length > 0
