'use client'

import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { Fragment } from 'react'
import { ClampedText, cutText } from './clamped-text'
import { useIsHydrated } from './time/clock'
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
          disabled={!useIsHydrated()}
          className={classes.copy}
          aria-label={`${copied ? 'Copied' : 'Copy'}: ${cutText(title, 100)}`}
          onClick={() => copy(text)}
        >
          <Icon size={14} aria-hidden />
        </button>
      </div>
      <code className={classes.text}>
        <Words text={text} />
      </code>
    </div>
  )
}

/** A longer text is cut. */
const LONGEST = 600

/** A line breaks between words only, so that none ends with the hyphens of `--region`. */
function Words({ text }: { text: string }) {
  if (text.length > LONGEST) return <ClampedText text={text} />
  return text.split(' ').map((word, index) => (
    <Fragment key={index}>
      {index > 0 && ' '}
      <span className={classes.word}>{word}</span>
    </Fragment>
  ))
}
