'use client'

import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { afterPress } from '@/components/ui/after-press'
import { useLaunchContext } from '../../form-state/launch-context'

/** What was typed into a picker and is not a value yet. It becomes one however it is left. */
export function useTypedText(commit: (text: string) => void) {
  const { pending } = useLaunchContext()
  const [typed, setTyped] = useState<string>()
  // A click on Launch and Ctrl+Enter read it before the next drawing.
  const latest = useRef<string>(undefined)
  const cancelLeave = useRef<() => void>(undefined)

  function put(text: string | undefined) {
    latest.current = text
    setTyped(text)
  }
  function flush() {
    const text = latest.current
    if (text === undefined) return
    put(undefined)
    commit(text)
  }
  const flushNow = useEffectEvent(flush)
  useEffect(() => {
    const remove = pending.add(() => flushNow())
    return () => {
      remove()
      cancelLeave.current?.()
    }
  }, [pending])

  return {
    typed,
    type: put,
    /** Takes the text back. */
    drop: () => put(undefined),
    flush,
    /** A button that is being pressed must not move away before it is clicked. */
    leave: () => {
      cancelLeave.current = afterPress(flush)
    },
  }
}

export type TypedText = ReturnType<typeof useTypedText>
