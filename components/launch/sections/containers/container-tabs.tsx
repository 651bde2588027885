'use client'

import { Tabs } from '@mantine/core'
import { useEffect } from 'react'
import { useWatch } from 'react-hook-form'
import type { ContainerChoice } from '@/lib/catalog/choices'
import { isMissingDefinition } from '@/lib/aws/ecs/is-missing-definition'
import { isFilledIn } from '@/lib/run-task/compare/filled-in'
import { compareContainer } from '@/lib/run-task/compare/find-differences'
import type { LaunchInput } from '@/lib/run-task/schema'
import { AddContainer } from './add-container'
import { ContainerFields } from './container-fields'
import classes from './container-tabs.module.css'
import { focusFieldSoon } from '../../form-state/focus-field'
import { FormSection } from '../form-section'
import { LoadingContainers } from './loading-containers'
import { containersPath, useLaunchForm } from '../../form-state/form-values'
import { useLaunchCatalogs } from '../../form-state/launch-catalogs'
import {
  useFieldError,
  useFound,
  useLaunchContext,
  useLaunchStore,
} from '../../form-state/launch-context'
import { useProblemCounts } from '../../form-state/use-problem-counts'
import { TextButton } from '../../../ui/text-button'
import { useFocusInside } from '../../form-state/use-focus-inside'
import { useHeld } from '../../form-state/use-held'

/**
 * One tab per container of the definition, and per override that it does not know. Fields that
 * stand stay, and stay where they are, while an operator is in one of them.
 */
export function ContainerTabs() {
  const { definition } = useLaunchCatalogs()
  const { openContainer } = useLaunchContext().store
  const activeContainer = useLaunchStore(state => state.activeContainer)
  const names = useContainerNames()
  const { isInside, handlers } = useFocusInside()
  const containers = useHeld(definition.choices?.containers, definition.isLoading)
  const order = useHeld(containers, isInside)
  const isUnknown = useIsUnknown()
  const { add, remove } = useContainerRows(definition.choices?.containers, isInside)

  if (names.length === 0 && !isUnknown) return definition.isLoading ? <LoadingContainers /> : null
  const tabs = toTabs(containers ?? [], names, order ?? [])
  const open = tabs.find(({ name }) => name === activeContainer) ?? tabs[0]
  // In the order of the form: a panel that is moved loses the focus.
  const panels = [...tabs].sort((one, other) => one.index - other.index)
  return (
    <Tabs
      value={open?.name ?? null}
      onChange={name => name && openContainer(name)}
      keepMounted={false}
      classNames={{ list: classes.list, tab: classes.tab }}
      variant="pills"
      {...handlers}
    >
      <FormSection
        title="Containers"
        aside={
          tabs.length > 0 && (
            <Tabs.List aria-label="Containers">
              {tabs.map(({ name, index, container }) => (
                <Tabs.Tab key={name} value={name}>
                  <span className={classes.name} title={name}>
                    {name}
                  </span>
                  <ChangesText index={index} container={container} />
                  <ErrorsText index={index} />
                </Tabs.Tab>
              ))}
            </Tabs.List>
          )
        }
      >
        <OverridesError />
        {panels.map(({ name, index, container }) => (
          // Whoever is in it stays in it, whichever tab is the first.
          <Tabs.Panel key={name} value={name} onFocus={() => openContainer(name)}>
            <ContainerFields index={index} name={name} container={container} />
            {isUnknown && (
              <p className={classes.remove}>
                <TextButton label={`Remove container ${name}`} onClick={() => remove(name)}>
                  Remove this container
                </TextButton>
              </p>
            )}
          </Tabs.Panel>
        ))}
        {isUnknown && <AddContainer add={add} />}
      </FormSection>
    </Tabs>
  )
}

/** Whether the definition may have containers that could not be read. */
function useIsUnknown(): boolean {
  const { failure } = useLaunchCatalogs().definition
  return failure !== undefined && !isMissingDefinition(failure)
}

/** The form's rows of containers: one for each of the definition, and those that are filled in. */
function useContainerRows(containers: ContainerChoice[] | undefined, isInside: boolean) {
  const { openContainer } = useLaunchContext().store
  const { getValues, setValue } = useLaunchForm()

  useEffect(() => {
    if (!containers) return
    const given = getValues(containersPath) ?? []
    // The form's own list: it grows with every row.
    const { length } = given
    const missing = containers.filter(({ name }) => !given.some(row => row.name === name))
    missing.forEach(({ name }, index) =>
      setValue(`${containersPath}.${length + index}`, { name, environment: [] }),
    )
  }, [containers, getValues, setValue])

  useEffect(() => {
    if (!containers || isInside) return
    const given = getValues(containersPath) ?? []
    const kept = given.filter(
      row => isFilledIn(row) || containers.some(({ name }) => name === row.name),
    )
    if (kept.length < given.length) setValue(containersPath, kept)
  }, [containers, isInside, getValues, setValue])

  return {
    add: (name: string, isEntered: boolean) => {
      const given = getValues(containersPath) ?? []
      const found = given.findIndex(row => row.name === name)
      const at = found < 0 ? given.length : found
      if (found < 0) setValue(`${containersPath}.${at}`, { name, environment: [] })
      openContainer(name)
      if (isEntered) focusFieldSoon(`${containersPath}.${at}.command`)
    },
    remove: (name: string) => {
      const given = getValues(containersPath) ?? []
      setValue(
        containersPath,
        given.filter(row => row.name !== name),
      )
      focusFieldSoon('containers.add')
    },
  }
}

/** Its count of characters changes with every key. */
function OverridesError() {
  const error = useFieldError('overrides', true)
  return error && <p className={classes.error}>{error}</p>
}

/** Of the form's rows, in their order. A list is another list only when a name changes. */
function useContainerNames(): string[] {
  const { control } = useLaunchForm()
  return useWatch({ control, name: containersPath, compute: toNames })
}

type Rows = NonNullable<LaunchInput['overrides']>['containerOverrides']

const toNames = (rows: Rows): string[] => rows?.map(({ name }) => name) ?? []

interface Tab {
  name: string
  /** Its place in `containerOverrides`. */
  index: number
  /** Absent when the definition does not have it. */
  container?: ContainerChoice
}

/** In the order of the definition, with what it does not know behind. */
function toTabs(
  containers: readonly ContainerChoice[],
  names: readonly string[],
  order: readonly ContainerChoice[],
): Tab[] {
  const rankOf = (named: string) => {
    const rank = order.findIndex(({ name }) => name === named)
    return rank < 0 ? order.length : rank
  }
  return names
    .map((name, index) => ({ name, index, container: containers.find(one => one.name === name) }))
    .sort((one, other) => rankOf(one.name) - rankOf(other.name))
}

/** What of the container differs from its definition; only this text is drawn anew when it changes. */
function ChangesText({ index, container }: Pick<Tab, 'index' | 'container'>) {
  return useFound(({ values }) => {
    const override = values.overrides.containerOverrides[index]
    const path = `${containersPath}.${index}`
    const count = override ? compareContainer(override, container, path).length : 0
    if (count === 0) return ''
    return count === 1 ? ' · 1 change' : ` · ${count} changes`
  })
}

/** What is wrong in a container must not be hidden behind its tab. */
function ErrorsText({ index }: { index: number }) {
  const { wrong, open } = useProblemCounts(path => path.startsWith(`${containersPath}.${index}.`))
  return (
    <>
      {wrong > 0 && (
        <span className={classes.wrong}> · {wrong === 1 ? '1 error' : `${wrong} errors`}</span>
      )}
      {open > 0 && ` · ${open} to do`}
    </>
  )
}
