'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { LaunchOutcome } from '@/lib/launching/launch-outcome'
import type { OpenLaunchView } from '@/lib/launching/open-launch-view'
import { callAction } from '../../data/call-action'

/** The server actions for a launch without an answer. */
export interface OpenLaunchActions {
  sendAgain: (request: {
    launchId: string
    asNew: boolean
    isConfirmed: boolean
  }) => Promise<LaunchOutcome>
  giveUp: (request: { launchId: string }) => Promise<LaunchOutcome>
}

interface Options {
  launch: OpenLaunchView
  actions: OpenLaunchActions
  onOutcome: (outcome: LaunchOutcome) => void
}

/** Sending a launch again or giving it up, one at a time; a production cluster asks first. */
export function useOpenLaunch({ launch, actions, onOutcome }: Options) {
  const router = useRouter()
  const [underWay, setUnderWay] = useState<'send' | 'give-up'>()
  const [isAsking, setIsAsking] = useState(false)
  const { launchId, resend } = launch

  async function run(kind: 'send' | 'give-up', act: () => Promise<LaunchOutcome>) {
    if (underWay) return
    setUnderWay(kind)
    const outcome = await callAction<LaunchOutcome>(act, failure => ({
      kind: 'open',
      launchId,
      failure,
    }))
    // Stays under way until the next page stands: nothing can be clicked twice.
    if (outcome.kind === 'launched') return router.push(outcome.href)
    setUnderWay(undefined)
    if (outcome.kind === 'unconfirmed') setIsAsking(true)
    else onOutcome(outcome)
  }

  const send = (isConfirmed: boolean) => {
    setIsAsking(false)
    void run('send', () => actions.sendAgain({ launchId, asNew: resend !== 'same', isConfirmed }))
  }
  return {
    underWay,
    isAsking,
    sendAgain: () => send(false),
    confirm: () => send(true),
    cancel: () => setIsAsking(false),
    giveUp: () => void run('give-up', () => actions.giveUp({ launchId })),
  }
}
