'use client'

import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { DefinitionChoice } from '@/lib/catalog/choices'
import { findCluster } from '@/lib/run-task/rules/loaded-account'
import type { LaunchInput, LaunchValues } from '@/lib/run-task/schema'
import type { LaunchStore } from '../form-state/launch-store'
import { sectionOf } from '../form-state/form-sections'
import type { PendingTexts } from '../form-state/pending-texts'
import { toFingerprint } from './use-launch'
import type { useLaunch } from './use-launch'

interface SubmitOptions {
  form: UseFormReturn<LaunchInput>
  store: LaunchStore
  pending: PendingTexts
  send: ReturnType<typeof useLaunch>['send']
  goToField: (path: string) => void
  /** The page is still the launch page. */
  onLaunched: (values: LaunchInput) => void
}

interface ToConfirm {
  launch: LaunchValues
  definition: DefinitionChoice | undefined
  /** Its name. */
  cluster: string
}

/** From the click to the outcome: the first wrong field, the question of a production cluster, the call. */
export function useSubmit({ form, store, pending, send, goToField, onLaunched }: SubmitOptions) {
  const [toConfirm, setToConfirm] = useState<ToConfirm>()

  /** Opens every section with an error, and goes to the first one. */
  function showErrors(first: string) {
    const { errors } = store.getCurrent()
    store.openAlso([...errors.keys()].flatMap(path => sectionOf(path) ?? []))
    goToField(first)
  }
  async function submit(isConfirmed: boolean) {
    // Text that a picker still holds becomes its value, or an error.
    pending.flush()
    store.setTried(true)
    const { errors, findings, loaded } = store.getCurrent()
    const [firstError] = errors.keys()
    if (firstError !== undefined) return showErrors(firstError)
    const { launch } = findings
    const cluster = findCluster(loaded.clusters, launch.cluster)
    const { definition } = loaded
    if (cluster?.isProduction && !isConfirmed) {
      return setToConfirm({ launch, definition, cluster: cluster.name })
    }
    const values = structuredClone(form.getValues())
    const outcome = await send({ values, fingerprint: toFingerprint(launch), isConfirmed })
    if (outcome?.kind === 'launched') onLaunched(values)
    if (outcome?.kind === 'unconfirmed') {
      setToConfirm({ launch, definition, cluster: outcome.cluster })
    }
    const fields = outcome?.kind === 'refused' ? (outcome.failure.fields ?? []) : []
    store.setRefused(fields)
    if (fields[0]) showErrors(fields[0].path)
  }

  return {
    toConfirm,
    submit: () => void submit(false),
    confirm: () => {
      setToConfirm(undefined)
      void submit(true)
    },
    cancel: () => setToConfirm(undefined),
  }
}
