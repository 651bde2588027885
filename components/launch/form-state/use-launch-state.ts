'use client'

import { zodResolver } from '@hookform/resolvers/zod'
import { useDebouncedValue } from '@mantine/hooks'
import { useEffect, useState } from 'react'
import { useForm, useWatch } from 'react-hook-form'
import { isMissingDefinition } from '@/lib/catalog/is-missing-definition'
import type { Place } from '@/lib/aws/arn'
import { launchSchema } from '@/lib/run-task/schema'
import type { LaunchInput, LaunchValues } from '@/lib/run-task/schema'
import { createFindingsStore } from './findings-store'
import { useCatalog } from '../../data/use-catalog'

const typingMs = 250

/** The form, what was loaded for it, and what there is to say about both. */
export function useLaunchState(home: Place, initial: LaunchInput) {
  const { region } = home
  const [store] = useState(() => createFindingsStore(initial, { home }))
  const form = useForm<LaunchInput, unknown, LaunchValues>({
    resolver: zodResolver(launchSchema),
    defaultValues: initial,
    // The findings store judges every change, with the account's rules beside the schema's.
    mode: 'onSubmit',
    reValidateMode: 'onSubmit',
    shouldFocusError: false,
  })
  const { control, subscribe } = form
  const named = useWatch({ control, name: 'taskDefinition' }).trim()
  const [taskDefinition] = useDebouncedValue(named, typingMs)
  const clusters = useCatalog('clusters', { region })
  const network = useCatalog('network', { region })
  const asked = useCatalog('definition', { region, taskDefinition })
  // An answer is about the name that it was asked for.
  const definition =
    named === taskDefinition ? asked : { isLoading: named !== '', retry: asked.retry }
  const isMissing = definition.failure !== undefined && isMissingDefinition(definition.failure)

  useEffect(
    () =>
      subscribe({ formState: { values: true }, callback: ({ values }) => store.setInput(values) }),
    [subscribe, store],
  )
  const clusterChoices = clusters.choices
  const networkChoices = network.choices
  const definitionChoice = definition.choices
  useEffect(() => {
    store.setLoaded({
      clusters: clusterChoices,
      network: networkChoices,
      definition: definitionChoice,
      missingDefinition: isMissing ? { taskDefinition, region } : undefined,
    })
  }, [store, clusterChoices, networkChoices, definitionChoice, isMissing, taskDefinition, region])

  return { form, store, catalogs: { clusters, network, definition } }
}
