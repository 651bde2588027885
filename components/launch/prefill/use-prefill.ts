'use client'

import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { Reasons } from '@/lib/run-task/import/explain-unused'
import type { LaunchInput } from '@/lib/run-task/schema'
import type { Relaunch } from '@/lib/tracking/relaunch/read-relaunch.server'
import { rememberFocus } from '../form-state/focus-field'
import type { LaunchStore } from '../form-state/launch-store'

/** What came into the form from outside, and what of it did not. */
export interface PrefillNotice {
  /** `Imported from an aws command`. */
  title: string
  /** Members that the form has no use for. */
  unused?: string[]
  reasons?: Reasons
  /** Paths of fields that the source could not tell. */
  missing?: string[]
  /** Paths of fields whose values were left out of a link. */
  left?: string[]
  isDraft?: boolean
}

interface ReplaceOptions {
  isUndoable?: boolean
  /** Whether the form is empty now, and no longer what the page was opened with. */
  isAnew?: boolean
}

/** Only what has to be said: the head of the page already names the source. */
export function toNotice({ text, unused, missing, ofCount }: Relaunch): PrefillNotice | undefined {
  if (unused.length === 0 && missing.length === 0 && !ofCount) return undefined
  const count = ofCount ? `, one of the ${ofCount} tasks of its launch` : ''
  return { title: `From ${text}${count}`, unused, missing }
}

interface Shown {
  notice: PrefillNotice | undefined
  /** Counts the replacements of the form: fields with a state of their own begin anew. */
  generation: number
  /** Whether the operator started over. */
  isAnew: boolean
  /** What an undo brings back; absent where there is nothing to undo. */
  before?: Pick<Shown, 'notice' | 'isAnew'> & { input: LaunchInput }
}

/** Replaces the whole form, says what came in, and undoes it when asked. */
export function usePrefill(
  form: UseFormReturn<LaunchInput>,
  store: LaunchStore,
  first: PrefillNotice | undefined,
) {
  const { getValues, reset } = form
  const [shown, setShown] = useState<Shown>({ notice: first, generation: 0, isAnew: false })
  const { notice, generation, isAnew, before } = shown
  const restoreFocus = useRef<() => void>(undefined)
  useLayoutEffect(() => restoreFocus.current?.(), [generation])

  const put = useCallback(
    (input: LaunchInput, show: (shown: Shown) => Omit<Shown, 'generation'>) => {
      restoreFocus.current = rememberFocus()
      reset(input)
      store.setTried(false)
      setShown(now => ({ ...show(now), generation: now.generation + 1 }))
    },
    [reset, store],
  )
  const replace = useCallback(
    (input: LaunchInput, next: PrefillNotice, options: ReplaceOptions = {}) => {
      const { isUndoable = true, isAnew = false } = options
      const entered = structuredClone(getValues())
      put(input, now => ({
        notice: next,
        isAnew: isAnew || now.isAnew,
        before: isUndoable ? { input: entered, notice: now.notice, isAnew: now.isAnew } : undefined,
      }))
    },
    [getValues, put],
  )
  const say = (next: PrefillNotice | undefined) => setShown({ notice: next, generation, isAnew })

  return {
    notice,
    generation,
    isAnew,
    canUndo: before !== undefined,
    /** What the form holds now. */
    read: getValues,
    replace,
    undo: () =>
      before && put(before.input, () => ({ notice: before.notice, isAnew: before.isAnew })),
    /** Says something about a source that changed nothing. */
    say,
    dismiss: () => say(undefined),
  }
}

export type Prefill = ReturnType<typeof usePrefill>
