'use client'

import { useHotkeys } from '@mantine/hooks'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useMemo, useState } from 'react'
import { FormProvider } from 'react-hook-form'
import { callAction, toMessage } from '@/components/data/call-action'
import { createLazyPart } from '@/components/ui/lazy-part'
import { findLeftOut } from '@/lib/run-task/rules/left-out-rules'
import type { LaunchInput } from '@/lib/run-task/schema'
import type { Relaunch } from '@/lib/tracking/relaunch/read-relaunch.server'
import { toDefaultValues } from '@/lib/run-task/form/default-values'
import { LaunchCatalogs } from './form-state/launch-catalogs'
import { LaunchContextProvider } from './form-state/launch-context'
import { createPendingTexts } from './form-state/pending-texts'
import { useLaunchState } from './form-state/use-launch-state'
import { HydratedFieldset } from './hydrated-fieldset'
import { LaunchDialogs } from './launch-dialogs'
import classes from './launch-form.module.css'
import { LaunchHead } from './launch-head'
import { LaunchSections } from './launch-sections'
import { ForeignNote } from './prefill/foreign-note'
import { PrefillNote } from './prefill/prefill-note'
import { useDraft } from './prefill/use-draft'
import { useDraftLink } from './prefill/use-draft-link'
import { useImport } from './prefill/use-import'
import { toNotice, usePrefill } from './prefill/use-prefill'
import { useLaunch } from './submit/use-launch'
import type { LaunchAction } from './submit/use-launch'
import { useSubmit } from './submit/use-submit'
import { RefusedNote } from './refused-note'
import { LaunchSummary } from './summary/launch-summary'
import { useLeaveGuard } from './use-leave-guard'
import { useRefusedText } from './use-refused-text'
import { usePlainAddress } from './use-plain-address'

const linkPart = createLazyPart(() => null)
const LinkNote = dynamic(
  () => linkPart.load(async () => (await import('./prefill/link-note')).LinkNote),
  { loading: linkPart.Loading },
)

const relaunchPart = createLazyPart(() => null)
const RelaunchNote = dynamic(
  () => relaunchPart.load(async () => (await import('./prefill/relaunch-note')).RelaunchNote),
  { loading: relaunchPart.Loading },
)

const emptyForm = toDefaultValues()

const launchedTitle = 'You launched this form. Launching it again starts new tasks'

interface LaunchFormProps {
  region: string
  account: { accountId: string; principalArn: string }
  /** What the form is made from; an empty form where absent. */
  relaunch?: Relaunch
  launch: LaunchAction
  changeRegion: (request: { region: string }) => Promise<string | undefined>
}

/** The launch page: the form, and what it will do beside it. */
export function LaunchForm({ region, account, relaunch, launch, changeRegion }: LaunchFormProps) {
  const router = useRouter()
  const [baseline] = useState(() => toDefaultValues(relaunch?.values))
  const [home] = useState({ region, accountId: account.accountId })
  const [pending] = useState(createPendingTexts)
  const { form, store, goToField } = useLaunchState(home, baseline)
  const { state, send, intents, dismissOutcome } = useLaunch(region, launch)

  const prefill = usePrefill(form, store, relaunch && toNotice(relaunch))
  // Who starts over leaves behind what the page was opened with.
  const origin = prefill.isAnew ? undefined : relaunch
  const place = { ...account, region, origin: origin?.href ?? '' }
  const onRestore = (input: LaunchInput, wasLaunched: boolean) =>
    prefill.replace(
      toDefaultValues(input),
      {
        title: wasLaunched ? launchedTitle : 'Draft restored',
        isDraft: true,
        left: findLeftOut(input),
      },
      { isUndoable: false },
    )
  const draft = useDraft({
    place,
    form,
    intents,
    baseline: prefill.isAnew ? emptyForm : baseline,
    onRestore,
  })
  usePlainAddress(prefill.isAnew)
  const imports = useImport(prefill, home)
  const { refused, refuse, dismiss } = useRefusedText()
  const link = useDraftLink(form.getValues, prefill, home, refuse)
  const leave = useLeaveGuard(draft.hasChanges)
  const submit = useSubmit({ form, store, pending, send, goToField, onLaunched: draft.finish })
  const isAsking = leave.isAsked || submit.toConfirm !== undefined || imports.opened !== undefined
  useHotkeys([['mod+Enter', () => !isAsking && submit.submit()]], [])

  function startOver() {
    // Text that a picker still holds is part of what Undo brings back.
    pending.flush()
    draft.startAnew()
    link.dismiss()
    dismissOutcome()
    store.reset()
    prefill.replace(emptyForm, { title: 'Started over' }, { isAnew: true })
  }
  const copyLink = () => {
    pending.flush()
    void link.copy()
  }
  async function switchRegion(next: string) {
    const failure = await callAction(() => changeRegion({ region: next }), toMessage)
    if (failure !== undefined) return failure
    pending.flush()
    draft.moveTo({ ...place, region: next, origin: '' })
    router.push('/launch')
    router.refresh()
    return undefined
  }

  const { replace } = prefill
  const context = useMemo(() => {
    const fill = (input: LaunchInput, title: string) => replace(input, { title })
    return { region, store, pending, intents, goToField, refuse, fill }
  }, [region, store, pending, intents, goToField, refuse, replace])
  return (
    <FormProvider {...form}>
      <LaunchContextProvider value={context}>
        <LaunchHead
          origin={origin && { ...origin, launch: origin.values }}
          where={`in ${account.accountId} · ${region}`}
          actions={[
            { label: 'Paste JSON or command', onClick: imports.open },
            { label: 'Copy draft link', onClick: copyLink },
            { label: 'Start over', onClick: startOver },
          ]}
        />
        {link.copied && <LinkNote copied={link.copied} onClose={link.dismiss} />}
        <PrefillNote prefill={prefill} startOver={startOver} />
        <ForeignNote home={home} switchRegion={switchRegion} />
        {origin?.revision && <RelaunchNote revision={origin.revision} />}
        <form className={classes.form} noValidate onSubmit={event => event.preventDefault()}>
          <LaunchCatalogs>
            <HydratedFieldset key={prefill.generation}>
              <LaunchSections />
            </HydratedFieldset>
            <LaunchSummary state={state} submit={submit.submit} />
          </LaunchCatalogs>
        </form>
        {refused && <RefusedNote text={refused} onClose={dismiss} />}
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
