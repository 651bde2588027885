'use client'

import { useLayoutEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { LaunchInput, LaunchValues } from '@/lib/run-task/schema'
import type { Relaunch } from '@/lib/tracking/read-relaunch.server'
import type { FindingsStore } from '../form-state/findings-store'
import { rememberFocus } from '../form-state/focus-field'

/** What came into the form from outside, and what of it did not. */
export interface Arrival {
  /** `Imported from an aws command`. */
  title: string
  /** Members that the form has no use for. */
  unused?: string[]
  /** Paths of fields that the source could not tell. */
  missing?: string[]
  /** Paths of fields whose values were left out of a link. */
  left?: string[]
  isDraft?: boolean
}

/** Only what has to be said: the head of the page already names the source. */
export function toArrival({ text, unused, missing, ofCount }: Relaunch): Arrival | undefined {
  if (unused.length === 0 && missing.length === 0 && !ofCount) return undefined
  const count = ofCount ? `, one of the ${ofCount} tasks of its launch` : ''
  return { title: `From ${text}${count}`, unused, missing }
}

type Form = UseFormReturn<LaunchInput, unknown, LaunchValues>

/** Replaces the whole form, says what came in, and takes it back when asked. */
export function useArrivals(form: Form, store: FindingsStore, first?: Arrival) {
  const [arrival, setArrival] = useState(first)
  const [generation, setGeneration] = useState(0)
  const [canUndo, setCanUndo] = useState(false)
  const restoreFocus = useRef<() => void>(undefined)
  useLayoutEffect(() => restoreFocus.current?.(), [generation])
  const before = useRef<{ input: LaunchInput; arrival: Arrival | undefined }>(undefined)

  function put(input: LaunchInput, next: Arrival | undefined) {
    restoreFocus.current = rememberFocus()
    form.reset(input)
    store.setInput(input)
    setArrival(next)
    // Fields with a state of their own begin anew.
    setGeneration(count => count + 1)
  }

  return {
    arrival,
    generation,
    canUndo,
    replace: (input: LaunchInput, next: Arrival, isUndoable = true) => {
      before.current = { input: structuredClone(form.getValues()), arrival }
      setCanUndo(isUndoable)
      put(input, next)
    },
    undo: () => {
      if (!before.current) return
      put(before.current.input, before.current.arrival)
      setCanUndo(false)
    },
    /** Says something about a way in that changed nothing. */
    say: (next: Arrival) => {
      setArrival(next)
      setCanUndo(false)
    },
    dismiss: () => {
      setArrival(undefined)
      setCanUndo(false)
    },
  }
}

export type Arrivals = ReturnType<typeof useArrivals>
