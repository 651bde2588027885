'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { callAction } from '@/components/data/call-action'
import { createLaunchIntents } from '@/components/data/launch-intents'
import type { LaunchOutcome } from '@/lib/launching/launch-outcome'
import { noteSessionEnded } from '@/components/data/drafts'
import { findKept } from '@/lib/run-task/form/kept-values'
import type { LaunchInput, LaunchValues } from '@/lib/run-task/schema'
import { toRunTaskInput } from '@/lib/run-task/to-run-task-input'

export type LaunchAction = (request: {
  launchId: string
  region: string
  values: unknown
  /** Whether the operator was asked and said yes; a production cluster needs it. */
  isConfirmed: boolean
}) => Promise<LaunchOutcome>

/** What the page says in words; a launch opens the next page, a question opens a dialog. */
export type ToldOutcome = Exclude<LaunchOutcome, { kind: 'launched' | 'unconfirmed' | 'unsent' }>

export type LaunchState =
  | { kind: 'idle' }
  | { kind: 'launching' }
  /** The call of the action itself broke: like `open`, it may have started. */
  | { kind: 'unanswered' }
  | { kind: 'answered'; outcome: ToldOutcome }

/** What a launch requests, as text: tells an unchanged second try from a new intent. */
export function toFingerprint(launch: LaunchValues): string {
  const input = toRunTaskInput(launch)
  const kept = findKept(launch)
  return JSON.stringify(kept.length > 0 ? [input, kept] : input)
}

interface Sending {
  values: LaunchInput
  fingerprint: string
  isConfirmed: boolean
}

/** Whether the outcome is definite. An ID that belongs to another request never gets one. */
const isSettled = (outcome: ToldOutcome): boolean =>
  outcome.kind !== 'open' || outcome.failure.kind === 'invalid'

/**
 * Launches once per intent. An ID without a definite outcome is sent again with the same request,
 * so a dropped answer never starts a second task. A changed request is a new intent.
 */
export function useLaunch(region: string, launch: LaunchAction) {
  const router = useRouter()
  const [state, setState] = useState<LaunchState>({ kind: 'idle' })
  const [intents] = useState(() => createLaunchIntents())
  const isUnderWay = useRef(false)

  async function send({
    values,
    fingerprint,
    isConfirmed,
  }: Sending): Promise<LaunchOutcome | undefined> {
    if (isUnderWay.current) return undefined
    isUnderWay.current = true
    setState({ kind: 'launching' })
    const isRepeat = intents.isRepeat(fingerprint)
    const launchId = intents.take(fingerprint)
    const outcome = await callAction<LaunchOutcome | undefined>(
      () => launch({ launchId, region, values, isConfirmed }),
      () => undefined,
    )
    if (outcome?.kind === 'launched') {
      // It stays under way until the next page is shown, so nothing can be clicked twice.
      router.push(outcome.href)
      return outcome
    }
    isUnderWay.current = false
    if (outcome?.kind === 'unconfirmed') {
      // Nothing was stored: the same intent goes on when it is confirmed.
      if (!isRepeat) intents.release()
      setState({ kind: 'idle' })
      return outcome
    }
    if (outcome && 'failure' in outcome && outcome.failure.kind === 'expired') noteSessionEnded()
    if (outcome?.kind === 'unsent') {
      if (!isRepeat) intents.release()
      setState({ kind: 'answered', outcome: { ...outcome, kind: isRepeat ? 'open' : 'refused' } })
      return outcome
    }
    if (outcome && isSettled(outcome)) intents.settle()
    setState(outcome ? { kind: 'answered', outcome } : { kind: 'unanswered' })
    return outcome
  }

  return {
    state,
    send,
    intents,
    /** Takes away an outcome that started nothing. One that may have launched stays. */
    dismissOutcome: () =>
      setState(now => (now.kind === 'answered' && isSettled(now.outcome) ? { kind: 'idle' } : now)),
  }
}
