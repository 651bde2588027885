'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { focusField } from './focus-field'
import { useLaunchForm } from './form-values'
import { useLaunchContext } from './launch-context'
import { toLaunchLikeService } from './like-service'
import classes from './like-service-field.module.css'
import { PickOrType } from './pick-or-type'
import { TextButton } from './text-button'
import { toCatalogQuery, useCatalog } from './use-catalog'

const path = 'likeService'

/** The services of a cluster; the chosen one fills the form. */
export function LikeServicePicker({ cluster, close }: { cluster: string; close: () => void }) {
  const { region } = useLaunchContext()
  const services = useCatalog('services', { region, cluster })
  const [name, setName] = useState('')
  const { take, isReading, problem } = useTakeService(cluster)
  const isTyped = services.failure !== undefined

  useEffect(() => void focusField(path, 'nearest'), [])

  function choose(chosen: string) {
    setName(chosen)
    if (!isTyped && chosen) void take(chosen).then(isTaken => isTaken || setName(''))
  }
  const isEmpty = services.choices?.length === 0
  return (
    <div className={classes.choice}>
      <div>
        <PickOrType
          label="Service"
          what="Services"
          catalog={services}
          items={services.choices?.map(it => ({ value: it.name, label: it.name }))}
          value={name}
          onChange={choose}
          path={path}
          placeholder={isEmpty ? 'This cluster has no services' : 'Choose a service'}
          description={isReading && 'Reading the service'}
          error={problem}
        />
        {isTyped && name.trim() && (
          <p className={classes.action}>
            <TextButton onClick={() => void take(name.trim())}>Fill like {name.trim()}</TextButton>
          </p>
        )}
      </div>
      <TextButton isQuiet label="Cancel running like a service" onClick={close}>
        Cancel
      </TextButton>
    </div>
  )
}

/** Reads a service and fills the form, unless the picker is gone by then. */
function useTakeService(cluster: string) {
  const { region, definition, fill } = useLaunchContext()
  const { getValues } = useLaunchForm()
  const queries = useQueryClient()
  const isOpen = useRef(false)
  const [isReading, setReading] = useState(false)
  const [problem, setProblem] = useState<string>()
  useEffect(() => {
    isOpen.current = true
    return () => {
      isOpen.current = false
    }
  }, [])

  async function take(service: string): Promise<boolean> {
    setProblem(undefined)
    setReading(true)
    const query = toCatalogQuery('service', { region, cluster, service })
    const answer = await queries.fetchQuery({ ...query, staleTime: 0 })
    if (!isOpen.current) return true
    setReading(false)
    if (!answer.ok) {
      setProblem(`Service ${service} could not be read: ${answer.failure.message}`)
      return false
    }
    const entered = structuredClone(getValues())
    const { input, filled } = toLaunchLikeService(entered, answer.value, definition.choices)
    fill(input, `Filled like service ${answer.value.name}: ${filled.join(', ')}`)
    return true
  }
  return { take, isReading, problem }
}
