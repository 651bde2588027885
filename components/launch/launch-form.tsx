'use client'

import { useHotkeys } from '@mantine/hooks'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { FormProvider } from 'react-hook-form'
import { useIsHydrated } from '@/components/ui/clock'
import { findLeftOut } from '@/lib/run-task/rules/left-out-rules'
import type { LaunchInput } from '@/lib/run-task/schema'
import type { Relaunch } from '@/lib/tracking/read-relaunch.server'
import { ArrivalNote } from './prefill/prefill-note'
import { Consequences } from './summary/launch-summary'
import { ContainersSection } from './sections/containers/containers-section'
import { createPendingTexts } from './form-state/pending-texts'
import { valueAt } from './form-state/findings-store'
import { ForeignNote } from './prefill/foreign-note'
import { focusFieldWhenThere } from './form-state/focus-field'
import { sectionOf } from './form-state/form-sections'
import { containersPath } from './form-state/form-values'
import { toDefaultValues } from '@/lib/run-task/form/default-values'
import { LaunchContextProvider } from './form-state/launch-context'
import { LaunchDialogs } from './launch-dialogs'
import classes from './launch-form.module.css'
import { LaunchHead } from './launch-head'
import { LinkNote } from './prefill/link-note'
import { NetworkSection } from './sections/network/network-section'
import { RelaunchNote } from './prefill/relaunch-note'
import { toArrival, useArrivals } from './prefill/use-prefill'
import { MoreSection } from './sections/more/more-section'
import { PlacementSection } from './sections/placement/placement-section'
import { SizeSection } from './sections/size/size-section'
import { TagsSection } from './sections/tags/tags-section'
import { VolumesSection } from './sections/volumes/volumes-section'
import { useDraft } from './prefill/use-draft'
import { useDraftLink } from './prefill/use-draft-link'
import { useImport } from './prefill/use-import'
import { useLaunch } from './submit/use-launch'
import type { LaunchAction } from './submit/use-launch'
import { useLaunchState } from './form-state/use-launch-state'
import { useLeaveGuard } from './use-leave-guard'
import { useSections } from './form-state/use-sections'
import { useSubmit } from './submit/use-submit'
import { WhatToRun } from './sections/definition/what-to-run'
import { WhereToRun } from './sections/cluster/where-to-run'

interface LaunchFormProps {
  region: string
  account: { accountId: string; principalArn: string }
  /** What the form is made from; absent is an empty one. */
  relaunch?: Relaunch
  launch: LaunchAction
  changeRegion: (request: { region: string }) => Promise<string | undefined>
}

/** The launch page: the form, and what it will do beside it. */
export function LaunchForm({ region, account, relaunch, launch, changeRegion }: LaunchFormProps) {
  const [baseline] = useState(() => toDefaultValues(relaunch?.values))
  const [home] = useState({ region, accountId: account.accountId })
  const { form, store, catalogs } = useLaunchState(home, baseline)
  const [pending] = useState(createPendingTexts)
  const isHydrated = useIsHydrated()
  const { state, send, intents } = useLaunch(region, launch)
  const arrivals = useArrivals(form, store, relaunch && toArrival(relaunch))
  const [activeContainer, openContainer] = useState<string>()
  const sections = useSections()
  const router = useRouter()

  function goToField(path: string) {
    const index = path.startsWith(`${containersPath}.`) ? path.split('.')[2] : undefined
    const name = index && valueAt(form.getValues(containersPath), `${index}.name`)
    if (typeof name === 'string') openContainer(name)
    const section = sectionOf(path)
    if (section) sections.setSectionOpen(section, true)
    focusFieldWhenThere(path)
  }

  const place = { ...account, region, origin: relaunch?.href ?? '' }
  const onRestore = (input: LaunchInput) =>
    arrivals.replace(
      input,
      { title: 'Draft restored', isDraft: true, left: findLeftOut(input) },
      false,
    )
  const draft = useDraft({ place, store, intents, baseline, onRestore })
  const imports = useImport(arrivals, home)
  const link = useDraftLink(store, arrivals, home)
  const leave = useLeaveGuard(draft.hasChanges)
  const clusters = catalogs.clusters.choices
  function showErrors(first: string) {
    const errors = store.getFindings().problems.filter(({ severity }) => severity === 'error')
    sections.openAlso(errors.flatMap(({ path }) => sectionOf(path) ?? []))
    goToField(first)
  }
  const onLaunched = draft.drop
  const submit = useSubmit({
    form,
    store,
    pending,
    clusters,
    send,
    goToField: showErrors,
    onLaunched,
  })
  async function switchRegion(next: string) {
    const failure = await changeRegion({ region: next })
    if (failure !== undefined) return failure
    pending.flush()
    draft.moveTo({ ...place, region: next, origin: '' })
    router.push('/launch')
    router.refresh()
    return undefined
  }
  const copyLink = () => {
    pending.flush()
    void link.copy()
  }
  const startOver = () => arrivals.replace(baseline, { title: 'Started over' })
  const isAsking = leave.isAsked || submit.toConfirm !== undefined || imports.text !== undefined
  useHotkeys([['mod+Enter', () => !isAsking && submit.submit()]], [])

  const context = {
    region,
    store,
    pending,
    intents,
    ...catalogs,
    activeContainer,
    openContainer,
    openSections: sections.openSections,
    setSectionOpen: sections.setSectionOpen,
    wasTried: form.formState.isSubmitted,
    goToField,
    fill: (input: LaunchInput, title: string) => arrivals.replace(input, { title }),
  }
  return (
    <FormProvider {...form}>
      <LaunchContextProvider value={context}>
        <LaunchHead
          origin={relaunch && { ...relaunch, launch: relaunch.values }}
          where={`in ${account.accountId} · ${region}`}
          actions={[
            { label: 'Paste JSON or command', onClick: imports.open },
            { label: 'Copy draft link', onClick: copyLink },
            { label: 'Start over', onClick: startOver },
          ]}
        />
        {link.copied && <LinkNote copied={link.copied} onClose={link.dismiss} />}
        <ArrivalNote arrivals={arrivals} startOver={startOver} />
        <ForeignNote home={home} switchRegion={switchRegion} />
        {relaunch?.revision && <RelaunchNote revision={relaunch.revision} />}
        <form className={classes.form} noValidate onSubmit={event => event.preventDefault()}>
          {/* What is typed before the page can read it would be lost. */}
          <fieldset key={arrivals.generation} className={classes.work} disabled={!isHydrated}>
            <WhatToRun />
            <WhereToRun />
            <NetworkSection />
            <ContainersSection />
            <VolumesSection />
            <SizeSection />
            <PlacementSection />
            <TagsSection />
            <MoreSection />
          </fieldset>
          <Consequences state={state} submit={submit.submit} />
        </form>
        <LaunchDialogs
          accountId={account.accountId}
          submit={submit}
          leave={leave}
          imports={imports}
          discard={draft.drop}
        />
      </LaunchContextProvider>
    </FormProvider>
  )
}
