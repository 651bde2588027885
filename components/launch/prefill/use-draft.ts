'use client'

import { useDebouncedCallback } from '@mantine/hooks'
import { useEffect, useEffectEvent, useRef } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { LaunchIntents } from '@/components/data/launch-intents'
import { readDraft, stripDraft, writeDraft } from '@/components/data/stored-draft'
import { isSameForm } from '@/lib/run-task/compare/changed-fields'
import { explainNoRoom } from '@/lib/run-task/form/room'
import type { LaunchInput } from '@/lib/run-task/schema'
import {
  onDraftsCleared,
  onSessionEnded,
  readStored,
  toDraftKey,
  writeStored,
} from '@/components/data/drafts'
import type { DraftPlace } from '@/components/data/drafts'
import { findLaunchedKey, forgetLaunched, keepLaunched } from '@/components/data/launched-forms'

const writeDelayMs = 400

interface DraftOptions {
  place: DraftPlace
  form: UseFormReturn<LaunchInput>
  intents: LaunchIntents
  /** What the form held when the page was opened: a draft of it is none. */
  baseline: LaunchInput
  /** @param wasLaunched the form was launched from this place in the tab's history */
  onRestore: (input: LaunchInput, wasLaunched: boolean) => void
}

interface Launched {
  key: string
  input: LaunchInput
}

/**
 * Keeps what is typed for a reload of this tab, until it is launched or the operator signs out.
 * When the session ends, what looks secret is taken out of what is kept. A form that was launched is
 * kept apart, for who comes back to it by the browser's Back.
 */
export function useDraft({ place, form, intents, baseline, onRestore }: DraftOptions) {
  const { getValues, subscribe } = form
  const key = toDraftKey(place)
  const isOver = useRef(false)
  const isEnded = useRef(false)
  const launched = useRef<Launched>(undefined)
  const hasChanges = () =>
    !isOver.current && !isSameForm(getValues(), launched.current?.input ?? baseline)

  function write() {
    if (isOver.current) return
    const unsettled = intents.getUnsettled()
    const isKept = unsettled !== undefined || launched.current !== undefined || hasChanges()
    const draft = { input: getValues(), unsettled }
    const stored = () => writeDraft(isEnded.current ? stripDraft(draft) : draft)
    writeStored(launched.current?.key ?? key, isKept ? stored() : undefined)
  }
  const writeDebounced = useDebouncedCallback(write, { delay: writeDelayMs, flushOnUnmount: true })
  const writeSoon = useEffectEvent(writeDebounced)

  const restore = useEffectEvent(() => {
    const launchedKey = findLaunchedKey(place)
    const found = launchedKey === undefined ? undefined : readDraft(readStored(launchedKey))
    if (launchedKey && found) launched.current = { key: launchedKey, input: found.input }
    const draft = found ?? readDraft(readStored(key))
    if (!draft) return
    if (draft.unsettled) intents.restore(draft.unsettled)
    // This page wrote no such draft.
    if (explainNoRoom(draft.input)) return
    const isSame = isSameForm(draft.input, getValues())
    if (!isSame || found) onRestore(draft.input, found !== undefined)
  })
  /** After Start over or its Undo, the draft belongs to another origin. */
  const move = useEffectEvent((from: string) => {
    writeStored(from, undefined)
    write()
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

  useEffect(() => restore(), [])
  const shownKey = useRef(key)
  useEffect(() => {
    if (shownKey.current !== key) move(shownKey.current)
    shownKey.current = key
  }, [key])
  useEffect(() => {
    const flush = () => writeNow()
    const stops = [
      subscribe({ formState: { values: true }, callback: () => writeSoon() }),
      // An id is stored before it is sent: a reload in between must not start a second task.
      intents.subscribe(flush),
      onDraftsCleared(() => end()),
      onSessionEnded(() => strip()),
    ]
    // The browser may show the page as it was left, with a launch under way that is long over.
    const thaw = ({ persisted }: PageTransitionEvent) => {
      if (persisted && isOver.current) window.location.reload()
    }
    window.addEventListener('pagehide', flush)
    window.addEventListener('pageshow', thaw)
    return () => {
      stops.forEach(stop => stop())
      window.removeEventListener('pagehide', flush)
      window.removeEventListener('pageshow', thaw)
    }
  }, [subscribe, intents])

  function drop() {
    isOver.current = true
    writeStored(key, undefined)
    forgetLaunched(place)
  }

  return {
    hasChanges,
    /** The form goes on at another place, where it is restored; none is left here. */
    moveTo: (next: DraftPlace) => {
      writeStored(toDraftKey(next), writeDraft({ input: getValues() }))
      drop()
    },
    /** It is not wanted any more. */
    drop,
    /** It was launched; the page is about to be left. */
    finish: (input: LaunchInput) => {
      isOver.current = true
      writeStored(key, undefined)
      keepLaunched(place, writeDraft({ input }))
    },
    /** What follows on this page is not the form that was launched. */
    startAnew: () => {
      launched.current = undefined
      forgetLaunched(place)
    },
  }
}
