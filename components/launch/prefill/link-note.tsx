'use client'

import { CloseButton, TextInput } from '@mantine/core'
import classes from './prefill-note.module.css'
import { FieldLinks } from './field-links'
import type { CopiedLink } from './use-draft-link'

/** What was copied and what was not; the link itself where the browser keeps the clipboard closed. */
export const LinkNote = ({ copied, onClose }: { copied: CopiedLink; onClose: () => void }) => (
  <div role="status" className={classes.note}>
    <div className={classes.text}>
      {copied.link === undefined ? (
        'Draft link copied'
      ) : (
        <TextInput
          label="The browser did not copy it. Draft link"
          value={copied.link}
          readOnly
          onFocus={event => event.currentTarget.select()}
        />
      )}
      {copied.left.length > 0 && (
        <>
          ; left out: <FieldLinks paths={copied.left} />
        </>
      )}
    </div>
    <CloseButton size="sm" aria-label="Dismiss the draft link" onClick={onClose} />
  </div>
)
