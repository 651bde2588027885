'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import { createLaunchIntents } from '@/lib/launching/launch-intents'
import type { LaunchOutcome } from '@/lib/launching/launch-outcome'
import type { LaunchInput, LaunchValues } from '@/lib/run-task/schema'
import { toRunTaskInput } from '@/lib/run-task/to-run-task-input'

export type LaunchAction = (request: {
  launchId: string
  region: string
  values: unknown
}) => Promise<LaunchOutcome>

export type LaunchState =
  | { kind: 'idle' }
  | { kind: 'launching' }
  /** The call of the action itself broke: like `open`, it may have started. */
  | { kind: 'unanswered' }
  | { kind: 'answered'; outcome: Exclude<LaunchOutcome, { kind: 'launched' }> }

/** What a launch asks for, to tell an unchanged second try from a new intent. */
export const toAsked = (launch: LaunchValues): string => JSON.stringify(toRunTaskInput(launch))

/**
 * Launches once per intent. An id without a definite outcome is sent again with the same request,
 * so that a dropped answer never starts a second task; a changed request is a new intent.
 */
export function useLaunch(region: string, launch: LaunchAction) {
  const router = useRouter()
  const [state, setState] = useState<LaunchState>({ kind: 'idle' })
  const [intents] = useState(() => createLaunchIntents())
  const isUnderWay = useRef(false)

  async function send(values: LaunchInput, asked: string): Promise<LaunchOutcome | undefined> {
    if (isUnderWay.current) return undefined
    isUnderWay.current = true
    setState({ kind: 'launching' })
    const outcome = await callAction(launch, { launchId: intents.take(asked), region, values })
    if (outcome?.kind === 'launched') {
      // Stays under way until the next page stands: nothing can be clicked twice.
      router.push(outcome.href)
      return outcome
    }
    if (outcome && outcome.kind !== 'open') intents.settle()
    isUnderWay.current = false
    setState(outcome ? { kind: 'answered', outcome } : { kind: 'unanswered' })
    return outcome
  }

  return { state, send, intents }
}

async function callAction(
  launch: LaunchAction,
  request: Parameters<LaunchAction>[0],
): Promise<LaunchOutcome | undefined> {
  try {
    return await launch(request)
  } catch {
    return undefined
  }
}
