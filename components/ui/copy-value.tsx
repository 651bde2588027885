'use client'

import { useClipboard } from '@mantine/hooks'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import classes from './copy-value.module.css'

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
  const Icon = copied ? IconCheck : IconCopy
  return (
    <button
      type="button"
      className={classes.value}
      title={value}
      aria-label={copied ? `Copied ${label}` : `Copy ${label} ${value}`}
      onClick={() => copy(value)}
    >
      <span className={classes.text}>{children ?? value}</span>
      <Icon size={14} aria-hidden className={classes.icon} />
    </button>
  )
}
