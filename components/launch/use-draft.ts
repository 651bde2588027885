'use client'

import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useEffectEvent, useRef } from 'react'
import * as z from 'zod/mini'
import type { LaunchIntents } from '@/lib/launching/launch-intents'
import { isSameForm } from '@/lib/run-task/changed-fields'
import { readDraftInput } from '@/lib/run-task/draft-input'
import type { LaunchInput } from '@/lib/run-task/schema'
import { onDraftsCleared, readStored, toDraftKey, writeStored } from '@/components/shell/drafts'
import type { DraftPlace } from '@/components/shell/drafts'
import type { FindingsStore } from './findings-store'

const writeDelayMs = 400

const draftSchema = z.object({
  version: z.literal(1),
  input: z.string(),
  unsettled: z.optional(z.object({ launchId: z.uuid(), asked: z.string() })),
})

interface DraftOptions {
  place: DraftPlace
  store: FindingsStore
  intents: LaunchIntents
  /** What the form held when the page was opened: a draft of it is none. */
  baseline: LaunchInput
  onRestore: (input: LaunchInput) => void
}

/** Keeps what is typed for a reload of this tab, until it is launched or the operator signs out. */
export function useDraft({ place, store, intents, baseline, onRestore }: DraftOptions) {
  const key = toDraftKey(place)
  const isOver = useRef(false)
  const hasChanges = () => !isOver.current && !isSameForm(store.getInput(), baseline)

  function write() {
    if (isOver.current) return
    const unsettled = intents.getUnsettled()
    const isKept = unsettled !== undefined || hasChanges()
    writeStored(key, isKept ? toText(store.getInput(), unsettled) : undefined)
  }
  const writeDebounced = useDebouncedCallback(write, { delay: writeDelayMs, flushOnUnmount: true })
  const writeSoon = useEffectEvent(writeDebounced)

  const restore = useEffectEvent(() => {
    const draft = readDraft(readStored(key))
    if (!draft) return
    if (draft.unsettled) intents.restore(draft.unsettled)
    if (!isSameForm(draft.input, store.getInput())) onRestore(draft.input)
  })
  const writeNow = useEffectEvent(write)
  const end = useEffectEvent(() => {
    isOver.current = true
  })

  useEffect(() => restore(), [key])
  useEffect(() => {
    const flush = () => writeNow()
    const stops = [
      store.subscribe(() => writeSoon()),
      // An id is stored before it is sent: a reload in between must not start a second task.
      intents.subscribe(flush),
      onDraftsCleared(() => end()),
    ]
    window.addEventListener('pagehide', flush)
    return () => {
      stops.forEach(stop => stop())
      window.removeEventListener('pagehide', flush)
    }
  }, [store, intents])

  return {
    hasChanges,
    /** The form goes on at another place, where it is restored; none is left here. */
    moveTo: (next: DraftPlace) => {
      writeStored(toDraftKey(next), toText(store.getInput(), undefined))
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

const toText = (input: LaunchInput, unsettled: z.infer<typeof draftSchema>['unsettled']) =>
  JSON.stringify({ version: 1, input: JSON.stringify(input), unsettled })

function readDraft(text: string | undefined) {
  const draft = draftSchema.safeParse(parse(text))
  const input = draft.success ? readDraftInput(draft.data.input) : undefined
  return input && { input, unsettled: draft.data?.unsettled }
}

function parse(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text)
  } catch {
    return undefined
  }
}
