'use client'

import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { findCluster } from '@/lib/run-task/rules/loaded-account'
import type { LaunchInput, LaunchValues } from '@/lib/run-task/schema'
import type { ClusterChoice } from '@/lib/catalog/choices'
import type { PendingTexts } from '../form-state/pending-texts'
import type { FindingsStore } from '../form-state/findings-store'
import { toAsked } from './use-launch'
import type { useLaunch } from './use-launch'

interface SubmitOptions {
  form: UseFormReturn<LaunchInput, unknown, LaunchValues>
  store: FindingsStore
  pending: PendingTexts
  clusters: readonly ClusterChoice[] | undefined
  send: ReturnType<typeof useLaunch>['send']
  goToField: (path: string) => void
  onLaunched: () => void
}

/** From the click to the outcome: the first wrong field, the question of a production cluster, the call. */
export function useSubmit({
  form,
  store,
  pending,
  clusters,
  send,
  goToField,
  onLaunched,
}: SubmitOptions) {
  const [toConfirm, setToConfirm] = useState<{ count: number; cluster: string }>()
  const findError = () => store.getFindings().problems.find(({ severity }) => severity === 'error')

  async function launchOrMend(isConfirmed: boolean) {
    const error = findError()
    if (error) return goToField(error.path)
    const { launch } = store.getFindings()
    const { count, cluster: name } = launch
    const cluster = findCluster(clusters, name)
    if (cluster?.isProduction && !isConfirmed) return setToConfirm({ count, cluster: cluster.name })
    const values = structuredClone(form.getValues())
    const outcome = await send({ values, asked: toAsked(launch), isConfirmed })
    if (outcome?.kind === 'launched') onLaunched()
    if (outcome?.kind === 'unconfirmed') setToConfirm({ count, cluster: outcome.cluster })
    const fields = outcome?.kind === 'refused' ? (outcome.failure.fields ?? []) : []
    store.setRefused(fields)
    if (fields[0]) goToField(fields[0].path)
  }
  const submit = (isConfirmed: boolean) => {
    // What stands in a picker is launched, or is an error.
    pending.flush()
    const launchNow = () => launchOrMend(isConfirmed)
    void form.handleSubmit(launchNow, launchNow)()
  }

  return {
    toConfirm,
    submit: () => submit(false),
    confirm: () => {
      setToConfirm(undefined)
      submit(true)
    },
    cancel: () => setToConfirm(undefined),
  }
}
