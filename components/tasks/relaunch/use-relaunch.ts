'use client'

import { useMemo, useState, useSyncExternalStore } from 'react'
import { toFingerprint, useLaunch } from '@/components/launch/submit/use-launch'
import type { LaunchAction } from '@/components/launch/submit/use-launch'
import type { TaskAddress } from '@/lib/aws/arn'
import { useKeptIntent } from './use-kept-intent'
import type { RelaunchPlan } from './use-relaunch-plan'

/**
 * Launches a plan, once for each intent, as the form does: the same action, the same IDs, the same
 * question about a production cluster.
 *
 * @param plan undefined until it is loaded
 */
export function useRelaunch(
  { region, accountId }: TaskAddress,
  plan: RelaunchPlan | undefined,
  launch: LaunchAction,
) {
  const { state, send, intents } = useLaunch(region, launch)
  /** The production cluster that is asked about. */
  const [question, setQuestion] = useState<string>()
  const relaunched = useMemo(
    () =>
      plan && {
        place: { accountId, principalArn: plan.principalArn, region, origin: plan.relaunch.href },
        input: plan.input,
        fingerprint: toFingerprint(plan.findings.launch),
      },
    [plan, accountId, region],
  )
  useKeptIntent(intents, relaunched)
  const isRepeat = useSyncExternalStore(
    intents.subscribe,
    () => relaunched !== undefined && intents.isRepeat(relaunched.fingerprint),
    () => false,
  )

  async function submit(isConfirmed: boolean) {
    if (!plan || !relaunched) return
    const { cluster } = plan
    if (cluster?.isProduction && !isConfirmed) return setQuestion(cluster.name)
    const { input: values, fingerprint } = relaunched
    const outcome = await send({ values, fingerprint, isConfirmed })
    if (outcome?.kind === 'launched') intents.settle()
    if (outcome?.kind === 'unconfirmed') setQuestion(outcome.cluster)
  }

  return {
    state,
    question,
    /** An earlier page of this tab sent it, and there is no outcome yet. */
    wasSentBefore: isRepeat && state.kind === 'idle',
    submit: () => void submit(false),
    confirm: () => {
      setQuestion(undefined)
      void submit(true)
    },
    cancel: () => setQuestion(undefined),
  }
}

export type Relaunching = ReturnType<typeof useRelaunch>
