'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useRef, useState } from 'react'
import { Picker } from '../fields/picker/picker'
import { focusField } from '../form-state/focus-field'
import { useLaunchForm } from '../form-state/form-values'
import { useLaunchCatalogs, useRareCatalog } from '../form-state/launch-catalogs'
import { useLaunchContext } from '../form-state/launch-context'
import { toLaunchLikeService } from './like-service'
import classes from './like-service-field.module.css'
import { TextButton } from '../../ui/text-button'
import { toCatalogQuery } from '../../data/use-catalog'

const path = 'likeService'

/** The services of a cluster; the one that is chosen or typed fills the form. */
export function LikeServicePicker({ cluster, close }: { cluster: string; close: () => void }) {
  const services = useRareCatalog('services')
  const [name, setName] = useState('')
  const { take, isReading, problem } = useTakeService(cluster)

  useEffect(() => void focusField(path, 'nearest'), [])

  function choose(chosen: string) {
    setName(chosen)
    void take(chosen)
  }
  const items = useMemo(
    () => services.choices?.map(service => ({ value: service.name })),
    [services.choices],
  )
  const isEmpty = services.choices?.length === 0
  return (
    <div className={classes.choice}>
      <Picker
        label="Service"
        what="Services"
        catalog={services}
        items={items}
        value={name}
        onChange={choose}
        path={path}
        placeholder={isEmpty ? 'This cluster has no services' : 'Choose a service'}
        description={isReading && 'Reading the service'}
        error={problem}
      />
      <TextButton isQuiet label="Cancel running like a service" onClick={close}>
        Cancel
      </TextButton>
    </div>
  )
}

/** Reads a service and fills the form, unless another was named or the picker is gone by then. */
function useTakeService(cluster: string) {
  const { region, store, pending, fill } = useLaunchContext()
  const { definition } = useLaunchCatalogs()
  const { getValues } = useLaunchForm()
  const queries = useQueryClient()
  const asked = useRef<string>(undefined)
  const [isReading, setReading] = useState(false)
  const [problem, setProblem] = useState<string>()
  useEffect(
    () => () => {
      asked.current = undefined
      store.setOwn(path, undefined)
    },
    [store],
  )

  async function take(service: string): Promise<void> {
    asked.current = service
    setProblem(undefined)
    setReading(service !== '')
    store.setOwn(path, service ? `Service ${service} is still being read.` : undefined)
    if (!service) return
    const query = toCatalogQuery('service', { region, cluster, service })
    const answer = await queries.fetchQuery({ ...query, staleTime: 0 })
    if (asked.current !== service) return
    setReading(false)
    if (!answer.ok) {
      const message = `Service ${service} could not be read: ${answer.failure.message}`
      setProblem(message)
      store.setOwn(path, `${message} Choose another, or cancel.`)
      return
    }
    pending.flush()
    const entered = structuredClone(getValues())
    const { input, filled } = toLaunchLikeService(entered, answer.value, definition.choices)
    fill(input, `Filled like service ${answer.value.name}: ${filled.join(', ')}`)
  }
  return { take, isReading, problem }
}
