'use client'

import { useHotkeys } from '@mantine/hooks'
import { useState } from 'react'
import { FormProvider } from 'react-hook-form'
import type { LaunchInput } from '@/lib/run-task/schema'
import { Consequences } from './consequences'
import { ContainersSection } from './containers-section'
import { valueAt } from './findings-store'
import { focusField } from './focus-field'
import { containersPath } from './form-values'
import { LaunchContextProvider } from './launch-context'
import classes from './launch-form.module.css'
import { NetworkSection } from './network-section'
import { TagsSection } from './tags-section'
import { toAsked, useLaunch } from './use-launch'
import type { LaunchAction } from './use-launch'
import { useLaunchState } from './use-launch-state'
import { WhatToRun } from './what-to-run'
import { WhereToRun } from './where-to-run'

interface LaunchFormProps {
  region: string
  accountLabel: string
  defaults?: Partial<LaunchInput>
  launch: LaunchAction
}

/** The launch page: the form, and what it will do beside it. */
export function LaunchForm({ region, accountLabel, defaults, launch }: LaunchFormProps) {
  const { form, store, catalogs } = useLaunchState(region, defaults)
  const { state, send, intents } = useLaunch(region, launch)
  const [activeContainer, openContainer] = useState<string>()
  const { getValues, handleSubmit, formState } = form

  function goToField(path: string) {
    const index = path.startsWith(`${containersPath}.`) ? path.split('.')[2] : undefined
    const name = index && valueAt(getValues(containersPath), `${index}.name`)
    if (typeof name === 'string') openContainer(name)
    // The tab of the container has to stand before its field can take the focus.
    requestAnimationFrame(() => focusField(path))
  }

  const findError = () => store.getFindings().problems.find(({ severity }) => severity === 'error')

  async function launchOrMend() {
    const error = findError()
    if (error) return goToField(error.path)
    const outcome = await send(structuredClone(getValues()), toAsked(store.getFindings().launch))
    const fields = outcome?.kind === 'refused' ? (outcome.failure.fields ?? []) : []
    store.setRefused(fields)
    if (fields[0]) goToField(fields[0].path)
  }

  const submit = () => void handleSubmit(launchOrMend, launchOrMend)()
  useHotkeys([['mod+Enter', submit]], [])

  const context = {
    region,
    store,
    intents,
    ...catalogs,
    activeContainer,
    openContainer,
    wasTried: formState.isSubmitted,
    goToField,
  }
  return (
    <FormProvider {...form}>
      <LaunchContextProvider value={context}>
        <header className={classes.head}>
          <h1>Launch</h1>
          <p>
            in {accountLabel} · {region}
          </p>
        </header>
        <form className={classes.form} noValidate onSubmit={event => event.preventDefault()}>
          <div className={classes.work}>
            <WhatToRun />
            <WhereToRun />
            <NetworkSection />
            <ContainersSection />
            <TagsSection />
          </div>
          <Consequences state={state} submit={submit} />
        </form>
      </LaunchContextProvider>
    </FormProvider>
  )
}
