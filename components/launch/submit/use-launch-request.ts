'use client'

import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { useMemo, useSyncExternalStore } from 'react'
import type { LaunchIntents } from '@/components/data/launch-intents'
import { showKept } from '@/lib/run-task/form/kept-values'
import { toStartedBy } from '@/lib/run-task/form/started-by'
import type { LaunchValues } from '@/lib/run-task/schema'
import { toRunTaskInput } from '@/lib/run-task/to-run-task-input'
import { useLaunchContext } from '../form-state/launch-context'
import { toFingerprint } from './use-launch'

/** The request that a click would send, to be shown: with the `startedBy` that Slipway adds, and masks for what is kept. */
export function useLaunchRequest(launch: LaunchValues): RunTaskCommandInput {
  const { intents } = useLaunchContext()
  const fingerprint = useMemo(() => toFingerprint(launch), [launch])
  const launchId = useSyncExternalStore(
    intents.subscribe,
    () => intents.idFor(fingerprint),
    () => undefined,
  )
  return useMemo(() => withStartedBy(showKept(launch), launchId), [launch, launchId])
}

/** The same at one moment, for what is copied: without what is kept, as a mask is no value. */
export const toLaunchRequest = (launch: LaunchValues, intents: LaunchIntents) =>
  withStartedBy(launch, intents.idFor(toFingerprint(launch)))

/** The server writes no other page's id: until the page stands there is none. */
function withStartedBy(launch: LaunchValues, launchId: string | undefined): RunTaskCommandInput {
  const input = toRunTaskInput(launch)
  return launchId ? { ...input, startedBy: input.startedBy ?? toStartedBy(launchId) } : input
}
