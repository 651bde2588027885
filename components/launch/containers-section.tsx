'use client'

import { Skeleton, Tabs } from '@mantine/core'
import { useEffect } from 'react'
import { useWatch } from 'react-hook-form'
import type { ContainerChoice } from '@/lib/catalog/choices'
import type { LaunchInput } from '@/lib/run-task/schema'
import { ContainerFields } from './container-fields'
import classes from './containers-section.module.css'
import { FormSection } from './form-section'
import { containersPath, useLaunchForm } from './form-values'
import { useFieldError, useLaunchContext } from './launch-context'

type Override = NonNullable<NonNullable<LaunchInput['overrides']>['containerOverrides']>[number]

/** One tab per container of the definition, and per override that it does not know. */
export function ContainersSection() {
  const { definition, activeContainer, openContainer } = useLaunchContext()
  const { control, getValues, setValue } = useLaunchForm()
  const overrides = useWatch({ control, name: containersPath }) ?? []
  const error = useFieldError('overrides', true)
  const containers = definition.choices?.containers

  useEffect(() => {
    if (!containers) return
    const given = getValues(containersPath) ?? []
    const kept = given.filter(
      override => isChanged(override) || containers.some(({ name }) => name === override.name),
    )
    const missing = containers.filter(({ name }) => !kept.some(override => override.name === name))
    const rows = missing.map(({ name }) => ({ name, environment: [] }))
    if (rows.length > 0 || kept.length < given.length) setValue(containersPath, [...kept, ...rows])
  }, [containers, getValues, setValue])

  if (definition.isLoading) return <LoadingContainers />
  if (overrides.length === 0) return null
  const tabs = toTabs(containers ?? [], overrides)
  const open = tabs.find(({ name }) => name === activeContainer) ?? tabs[0]
  return (
    <Tabs
      value={open?.name ?? null}
      onChange={name => name && openContainer(name)}
      keepMounted={false}
      classNames={{ list: classes.list, tab: classes.tab }}
      variant="pills"
    >
      <FormSection
        title="Containers"
        aside={
          <Tabs.List aria-label="Containers">
            {tabs.map(({ name, index }) => (
              <Tabs.Tab key={name} value={name}>
                {name}
                {toChangesText(overrides[index])}
              </Tabs.Tab>
            ))}
          </Tabs.List>
        }
      >
        {error && <p className={classes.error}>{error}</p>}
        {tabs.map(({ name, index, container }) => (
          <Tabs.Panel key={name} value={name}>
            <ContainerFields index={index} name={name} container={container} />
          </Tabs.Panel>
        ))}
      </FormSection>
    </Tabs>
  )
}

const LoadingContainers = () => (
  <FormSection title="Containers">
    <Skeleton height={120} radius={8} />
  </FormSection>
)

const isChanged = ({ command, environment = [] }: Override) =>
  command !== undefined || environment.length > 0

interface Tab {
  name: string
  /** Its place in `containerOverrides`. */
  index: number
  /** Absent when the definition does not have it. */
  container?: ContainerChoice
}

function toTabs(containers: ContainerChoice[], overrides: Override[]): Tab[] {
  const indexOf = (name: string) => overrides.findIndex(override => override.name === name)
  const known = containers.map(container => ({
    name: container.name,
    index: indexOf(container.name),
    container,
  }))
  const others = overrides
    .map(({ name }, index) => ({ name, index }))
    .filter(({ name }) => !containers.some(container => container.name === name))
  return [...known.filter(({ index }) => index >= 0), ...others]
}

function toChangesText(override: Override | undefined): string {
  const variables = override?.environment?.filter(({ name, value }) => name || value) ?? []
  const count = (override?.command === undefined ? 0 : 1) + variables.length
  if (count === 0) return ''
  return count === 1 ? ' · 1 change' : ` · ${count} changes`
}
