'use client'

import { useEffect, useEffectEvent, useRef } from 'react'
import { readStored, toDraftKey, writeStored } from '@/components/data/drafts'
import type { DraftPlace } from '@/components/data/drafts'
import { isSentAs } from '@/components/data/launch-intents'
import type { LaunchIntents, SentLaunch } from '@/components/data/launch-intents'
import { readDraft, writeDraft } from '@/components/data/stored-draft'
import { isSameForm } from '@/lib/run-task/compare/changed-fields'
import type { LaunchInput } from '@/lib/run-task/schema'

interface Relaunched {
  /** Where the form that is filled from the same task keeps its draft. */
  place: DraftPlace
  input: LaunchInput
  fingerprint: string
}

/**
 * Keeps a launch without an outcome for a reload of this tab, in the draft of the form that is
 * filled from the same task: launched there unchanged, it is the same launch. What an operator typed
 * into that form stays.
 *
 * @param relaunched undefined until it is known
 */
export function useKeptIntent(intents: LaunchIntents, relaunched: Relaunched | undefined): void {
  const key = relaunched && toDraftKey(relaunched.place)
  /** What the form sent and has no outcome for, where it was another request. */
  const ofForm = useRef<SentLaunch>(undefined)

  const restore = useEffectEvent(() => {
    const unsettled = key && readDraft(readStored(key))?.unsettled
    if (!unsettled || !relaunched) return
    if (isSentAs(unsettled, relaunched.fingerprint)) intents.restore(unsettled)
    else ofForm.current = unsettled
  })
  const keep = useEffectEvent(() => {
    if (!key || !relaunched) return
    const input = readDraft(readStored(key))?.input ?? relaunched.input
    const unsettled = intents.getUnsettled() ?? ofForm.current
    const isNeeded = unsettled !== undefined || !isSameForm(input, relaunched.input)
    writeStored(key, isNeeded ? writeDraft({ input, unsettled }) : undefined)
  })

  // An ID is stored before it is sent: a reload in between must not start a second task. The answer
  // may come after the dialog's page was left, so this lasts as long as the IDs themselves.
  useEffect(() => void intents.subscribe(() => keep()), [intents])
  useEffect(() => restore(), [key])
}
