'use client'

import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { ClampedText, cutText } from './clamped-text'
import classes from './copied-text.module.css'

/** A text of several lines, such as a command, under its title; one click copies it. */
export function CopiedText({ title, text }: { title: string; text: string }) {
  const { copied, copy } = useClipboard({ timeout: 1500 })
  const Icon = copied ? IconCheck : IconCopy
  return (
    <div>
      <div className={classes.head}>
        <span className={classes.title}>
          <ClampedText text={title} />
        </span>
        <button
          type="button"
          className={classes.copy}
          aria-label={`${copied ? 'Copied' : 'Copy'}: ${cutText(title, 100)}`}
          onClick={() => copy(text)}
        >
          <Icon size={14} aria-hidden />
        </button>
      </div>
      <code className={classes.text}>
        <ClampedText text={text} />
      </code>
    </div>
  )
}
