'use client'

import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { LaunchIntents } from '@/components/data/launch-intents'
import { readDraft, stripDraft, writeDraft } from '@/components/data/stored-draft'
import { isSameForm } from '@/lib/run-task/compare/changed-fields'
import type { LaunchInput } from '@/lib/run-task/schema'
import {
  onDraftsCleared,
  onSessionEnded,
  readStored,
  toDraftKey,
  writeStored,
} from '@/components/data/drafts'
import type { DraftPlace } from '@/components/data/drafts'

const writeDelayMs = 400

interface DraftOptions {
  place: DraftPlace
  form: UseFormReturn<LaunchInput>
  intents: LaunchIntents
  /** What the form held when the page was opened: a draft of it is none. */
  baseline: LaunchInput
  onRestore: (input: LaunchInput) => void
}

/**
 * Keeps what is typed for a reload of this tab, until it is launched or the operator signs out.
 * When the session ends, what looks secret is taken out of what is kept.
 */
export function useDraft({ place, form, intents, baseline, onRestore }: DraftOptions) {
  const { getValues, subscribe } = form
  const key = toDraftKey(place)
  const isOver = useRef(false)
  const isEnded = useRef(false)
  const hasChanges = () => !isOver.current && !isSameForm(getValues(), baseline)

  function write() {
    if (isOver.current) return
    const unsettled = intents.getUnsettled()
    const isKept = unsettled !== undefined || hasChanges()
    const draft = { input: getValues(), unsettled }
    const stored = () => writeDraft(isEnded.current ? stripDraft(draft) : draft)
    writeStored(key, isKept ? stored() : undefined)
  }
  const writeDebounced = useDebouncedCallback(write, { delay: writeDelayMs, flushOnUnmount: true })
  const writeSoon = useEffectEvent(writeDebounced)

  const restore = useEffectEvent(() => {
    const draft = readDraft(readStored(key))
    if (!draft) return
    if (draft.unsettled) intents.restore(draft.unsettled)
    if (!isSameForm(draft.input, getValues())) onRestore(draft.input)
  })
  const writeNow = useEffectEvent(write)
  const end = useEffectEvent(() => {
    isOver.current = true
  })

  /** The form on the page keeps its values; a page that is loaded anew has a session again. */
  const strip = useEffectEvent(() => {
    isEnded.current = true
    write()
  })

  useEffect(() => restore(), [key])
  useEffect(() => {
    const flush = () => writeNow()
    const stops = [
      subscribe({ formState: { values: true }, callback: () => writeSoon() }),
      // An id is stored before it is sent: a reload in between must not start a second task.
      intents.subscribe(flush),
      onDraftsCleared(() => end()),
      onSessionEnded(() => strip()),
    ]
    window.addEventListener('pagehide', flush)
    return () => {
      stops.forEach(stop => stop())
      window.removeEventListener('pagehide', flush)
    }
  }, [subscribe, intents])

  return {
    hasChanges,
    /** The form goes on at another place, where it is restored; none is left here. */
    moveTo: (next: DraftPlace) => {
      writeStored(toDraftKey(next), writeDraft({ input: getValues() }))
      isOver.current = true
      writeStored(key, undefined)
    },
    /** It was launched, or is not wanted any more. */
    drop: () => {
      isOver.current = true
      writeStored(key, undefined)
    },
  }
}
