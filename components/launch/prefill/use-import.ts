'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { Place } from '@/lib/aws/arn'
import { explainTooLong, mostImported } from '@/lib/run-task/form/room'
import { withPlace } from './cluster-place'
import { toDefaultValues } from '@/lib/run-task/form/default-values'
import type { Imported } from './import-dialog'
import type { Prefill } from './use-prefill'

const editable = 'input, textarea, select, [contenteditable], [role="dialog"]'

/** A command that runs no task within so many characters is none of ours. */
const mostLookedAt = 100_000

/** A command or a call that starts a task, or says how one is started. */
const calls =
  /\b(?:(?:run|start)-task|put-targets|(?:create|update)-(?:schedule|pipe|service)|register-task-definition|run_task|RunTaskCommand)\b/

/** Text that may be a launch: JSON of an object or of a list of them, a definition, or a command. */
const mayBeLaunch = (text: string): boolean =>
  /^\s*(?:\{|\[\s*[[{]|arn:[\w-]+:ecs:)/.test(text) || calls.test(text)

interface Opened {
  text: string
  /** Why what was pasted is not taken. */
  refused?: string
}

/** The dialog that takes a launch in, opened by a click or by a paste outside of every field. */
export function useImport(prefill: Prefill, home: Place) {
  const [opened, setOpened] = useState<Opened>()

  const takePaste = useEffectEvent((event: ClipboardEvent) => {
    const pasted = event.clipboardData?.getData('text/plain') ?? ''
    const isInField = event.target instanceof Element && event.target.closest(editable) !== null
    if (isInField || opened || !mayBeLaunch(pasted.slice(0, mostLookedAt))) return
    event.preventDefault()
    const refused = explainTooLong(pasted, mostImported)
    setOpened(refused === undefined ? { text: pasted } : { text: '', refused })
  })
  useEffect(() => {
    const onPaste = (event: ClipboardEvent) => takePaste(event)
    document.addEventListener('paste', onPaste)
    return () => document.removeEventListener('paste', onPaste)
  }, [])

  return {
    opened,
    open: () => setOpened({ text: '' }),
    close: () => setOpened(undefined),
    take: ({ part, values, region, unused, reasons, missing }: Imported, sourceText: string) => {
      setOpened(undefined)
      const isElsewhere = region !== undefined && region !== home.region
      const placed = toDefaultValues(isElsewhere ? withPlace(values, { ...home, region }) : values)
      const input = part ? { ...structuredClone(prefill.read()), [part]: placed[part] } : placed
      prefill.replace(input, {
        title: `Imported from ${sourceText}`,
        unused: region ? unused.filter(name => name !== '--region') : unused,
        reasons,
        missing,
      })
    },
  }
}
