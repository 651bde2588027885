'use client'

import { Select } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useLaunchContext } from './launch-context'
import { toLaunchLikeService } from './like-service'
import { ListingFailure } from './listing-failure'
import { useCatalog } from './use-catalog'
import { useRetry } from './use-retry'

export const likeServicePath = 'likeService'

/** The services of a cluster; the chosen one fills the form. */
export function LikeServicePicker({ cluster, close }: { cluster: string; close: () => void }) {
  const { region, store, definition, fill } = useLaunchContext()
  const [name, setName] = useState('')
  const services = useCatalog('services', { region, cluster })
  const service = useCatalog('service', { region, cluster, service: name })
  const retry = useRetry(services, likeServicePath)
  const chosen = service.choices
  const definitionChoice = definition.choices

  useEffect(() => {
    if (!chosen) return
    const { launch } = store.getFindings()
    fill(
      toLaunchLikeService(launch, chosen, definitionChoice),
      `Filled like service ${chosen.name}`,
    )
    close()
  }, [chosen, definitionChoice, store, fill, close])

  const failure = services.failure ?? service.failure
  const isEmpty = services.choices?.length === 0
  return (
    <Select
      label="Service"
      data-path={likeServicePath}
      autoFocus
      searchable
      limit={200}
      maxDropdownHeight={280}
      data={services.choices?.map(it => it.name) ?? []}
      value={name || null}
      onChange={choice => setName(choice ?? '')}
      onKeyDown={event => event.key === 'Escape' && close()}
      placeholder={services.isLoading ? 'Loading' : 'Choose a service'}
      nothingFoundMessage={isEmpty ? 'This cluster has no services' : 'No services match'}
      description={
        service.isLoading
          ? 'Reading it'
          : failure && <ListingFailure what="Services" failure={failure} retry={retry} />
      }
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      allowDeselect={false}
      withCheckIcon={false}
    />
  )
}
