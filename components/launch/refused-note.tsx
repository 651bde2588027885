'use client'

import { CloseButton } from '@mantine/core'
import classes from './refused-note.module.css'

/** Why a text was not taken, wherever on the page that was. */
export const RefusedNote = ({ text, onClose }: { text: string; onClose: () => void }) => (
  <div role="alert" className={classes.note}>
    {text}
    <CloseButton size="sm" aria-label="Dismiss" onClick={onClose} />
  </div>
)
