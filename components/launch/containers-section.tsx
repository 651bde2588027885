'use client'

import { Skeleton, Tabs } from '@mantine/core'
import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type { ContainerChoice } from '@/lib/catalog/choices'
import { countChanges, isFilledIn } from '@/lib/run-task/count-changes'
import { ContainerFields } from './container-fields'
import classes from './containers-section.module.css'
import { isEmptyAt } from './findings-store'
import { FormSection } from './form-section'
import { containersPath, useLaunchForm } from './form-values'
import { useFieldError, useFound, useLaunchContext } from './launch-context'
import { useLastKnown } from './use-last-known'

/** One tab per container of the definition, and per override that it does not know. */
export function ContainersSection() {
  const { definition, activeContainer, openContainer } = useLaunchContext()
  const { getValues, setValue } = useLaunchForm()
  const names = useContainerNames()
  const loaded = definition.choices?.containers
  const containers = useLastKnown(loaded, definition.isLoading)

  useEffect(() => {
    if (!loaded) return
    const given = getValues(containersPath) ?? []
    const kept = given.filter(
      override => isFilledIn(override) || loaded.some(({ name }) => name === override.name),
    )
    const missing = loaded.filter(({ name }) => !kept.some(override => override.name === name))
    const rows = missing.map(({ name }) => ({ name, environment: [] }))
    if (rows.length > 0 || kept.length < given.length) setValue(containersPath, [...kept, ...rows])
  }, [loaded, getValues, setValue])

  // Fields that stand stay: an operator may be typing in one of them.
  if (names.length === 0) return definition.isLoading ? <LoadingContainers /> : null
  const tabs = toTabs(containers ?? [], names)
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
                <ChangesText index={index} />
                <ErrorsText index={index} />
              </Tabs.Tab>
            ))}
          </Tabs.List>
        }
      >
        <OverridesError />
        {tabs.map(({ name, index, container }) => (
          <Tabs.Panel key={name} value={name}>
            <ContainerFields index={index} name={name} container={container} />
          </Tabs.Panel>
        ))}
      </FormSection>
    </Tabs>
  )
}

/** Its count of characters changes with every key. */
function OverridesError() {
  const error = useFieldError('overrides', true)
  return error && <p className={classes.error}>{error}</p>
}

const LoadingContainers = () => (
  <FormSection title="Containers">
    <Skeleton height={120} radius={8} />
  </FormSection>
)

/** Of the form's rows, in their order. A list is another list only when a name changes. */
function useContainerNames(): string[] {
  const { store } = useLaunchContext()
  const getNames = () =>
    JSON.stringify(store.getInput().overrides?.containerOverrides?.map(({ name }) => name) ?? [])
  const names = useSyncExternalStore(store.subscribe, getNames, getNames)
  return useMemo(() => readNames(names), [names])
}

const readNames = (text: string) => JSON.parse(text) as string[]

interface Tab {
  name: string
  /** Its place in `containerOverrides`. */
  index: number
  /** Absent when the definition does not have it. */
  container?: ContainerChoice
}

function toTabs(containers: ContainerChoice[], names: string[]): Tab[] {
  const known = containers.map(container => ({
    name: container.name,
    index: names.indexOf(container.name),
    container,
  }))
  const others = names
    .map((name, index) => ({ name, index }))
    .filter(({ name }) => !containers.some(container => container.name === name))
  return [...known.filter(({ index }) => index >= 0), ...others]
}

/** How many members a container overrides; only this text is drawn anew when it changes. */
function ChangesText({ index }: { index: number }) {
  return useFound(({ values }) => {
    const override = values.overrides.containerOverrides[index]
    const count = override ? countChanges(override) : 0
    if (count === 0) return ''
    return count === 1 ? ' · 1 change' : ` · ${count} changes`
  })
}

/** What is wrong in a container must not be hidden behind its tab. */
function ErrorsText({ index }: { index: number }) {
  const { store, wasTried } = useLaunchContext()
  const count = useFound(
    ({ problems }) =>
      problems.filter(
        ({ path, severity }) =>
          severity === 'error' &&
          path.startsWith(`${containersPath}.${index}.`) &&
          (wasTried || !isEmptyAt(store.getInput(), path)),
      ).length,
  )
  if (count === 0) return null
  return <span className={classes.wrong}> · {count === 1 ? '1 error' : `${count} errors`}</span>
}
