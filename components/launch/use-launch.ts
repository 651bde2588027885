'use client'

import { useRouter } from 'next/navigation'
import { useRef, useState } from 'react'
import type { LaunchOutcome } from '@/lib/launching/launch-outcome'
import type { LaunchInput } from '@/lib/run-task/schema'
import { makeLaunchId } from './make-launch-id'

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

interface Intent {
  launchId: string
  /** What was asked, to tell an unchanged second try from a new intent. */
  asked: string
}

/**
 * Launches once per intent. An id without a definite outcome is sent again with the same values,
 * so that a dropped answer never starts a second task; changed values are a new intent.
 */
export function useLaunch(region: string, launch: LaunchAction) {
  const router = useRouter()
  const [state, setState] = useState<LaunchState>({ kind: 'idle' })
  const intent = useRef<Intent>(undefined)
  const isUnderWay = useRef(false)

  async function send(values: LaunchInput): Promise<LaunchOutcome | undefined> {
    if (isUnderWay.current) return undefined
    isUnderWay.current = true
    setState({ kind: 'launching' })
    const asked = JSON.stringify(values)
    if (intent.current?.asked !== asked) intent.current = { launchId: makeLaunchId(), asked }
    const outcome = await callAction(launch, { launchId: intent.current.launchId, region, values })
    if (outcome?.kind === 'launched') {
      // Stays under way until the next page stands: nothing can be clicked twice.
      router.push(outcome.href)
      return outcome
    }
    if (outcome && outcome.kind !== 'open') intent.current = undefined
    isUnderWay.current = false
    setState(outcome ? { kind: 'answered', outcome } : { kind: 'unanswered' })
    return outcome
  }

  return { state, send }
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
