'use client'

import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { cutText } from './clamped-text'
import { useIsHydrated } from './time/clock'
import classes from './copy-value.module.css'

/** A longer value is copied whole, but not read out. */
const LONGEST_TOLD = 300

/** An id in the mono face that one click copies. */
export function CopyValue({
  value,
  label,
  children,
}: {
  value: string
  /** What is copied: `task ARN`. */
  label: string
  children?: ReactNode
}) {
  const { copied, copy } = useClipboard({ timeout: 1500 })
  const told = cutText(value, LONGEST_TOLD)
  const what = cutText(label, LONGEST_TOLD)
  const Icon = copied ? IconCheck : IconCopy
  return (
    <button
      type="button"
      disabled={!useIsHydrated()}
      className={classes.value}
      title={told}
      aria-label={copied ? `Copied ${what}` : `Copy ${what} ${told}`}
      onClick={() => copy(value)}
    >
      <span className={classes.text}>{children ?? told}</span>
      <Icon size={14} aria-hidden className={classes.icon} />
    </button>
  )
}
