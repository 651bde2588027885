'use client'

import { CloseButton } from '@mantine/core'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import classes from './prefill-note.module.css'
import { toUnusedTexts } from '@/lib/run-task/import/unused-texts'
import { FieldLinks } from './field-links'
import { focusField, isFieldFocused } from '../form-state/focus-field'
import { TextButton } from '../../ui/text-button'
import type { Prefill, PrefillNotice } from './use-prefill'

/** What came in, what was left out and what is still to be told; stays until it is dismissed. */
export function PrefillNote({ prefill, startOver }: { prefill: Prefill; startOver: () => void }) {
  const { notice, canUndo, undo, dismiss } = prefill
  const note = useRef<HTMLDivElement>(null)
  // The dialog or the button that brought it may be gone, and with it the keyboard's place.
  useEffect(() => {
    if (canUndo && !isFieldFocused()) note.current?.focus()
  }, [canUndo, notice])
  if (!notice) return null
  function goOn(act: () => void) {
    act()
    focusField('taskDefinition', 'nearest')
  }
  return (
    <div ref={note} tabIndex={-1} role="status" className={classes.note}>
      <p className={classes.text}>
        {notice.title}
        <Parts notice={notice} />
        {canUndo && (
          <Action>
            <TextButton onClick={() => goOn(undo)}>Undo</TextButton>
          </Action>
        )}
        {notice.isDraft && (
          <Action>
            <TextButton onClick={startOver}>Start over</TextButton>
          </Action>
        )}
      </p>
      <CloseButton size="sm" aria-label="Dismiss" onClick={() => goOn(dismiss)} />
    </div>
  )
}

const Action = ({ children }: { children: ReactNode }) => (
  <span className={classes.action}> · {children}</span>
)

function Parts({ notice }: { notice: PrefillNotice }) {
  const { unused = [], reasons, missing = [], left = [] } = notice
  return (
    <>
      {unused.length > 0 && <>; not used: {toUnusedTexts(unused, reasons).join(', ')}</>}
      {missing.length > 0 && (
        <>
          ; unknown: <FieldLinks paths={missing} />
        </>
      )}
      {left.length > 0 && (
        <>
          ; left out, still to fill in: <FieldLinks paths={left} />
        </>
      )}
    </>
  )
}
