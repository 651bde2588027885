'use client'

import { Button } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import Link from 'next/link'
import { TextButton } from '@/components/ui/text-button'
import type { TaskRow } from '@/lib/task-view/task-row'
import classes from './selection-bar.module.css'

interface SelectionBarProps {
  /** Those of the selected tasks that the list shows. */
  rows: readonly TaskRow[]
  onClear: () => void
}

/** What can be done with the selected tasks. It stays in sight while the list scrolls. */
export function SelectionBar({ rows, onClear }: SelectionBarProps) {
  const { copied, copy } = useClipboard({ timeout: 1500 })
  const [first, ...others] = rows
  if (!first) return null
  const links = rows.map(({ href }) => `${window.location.origin}${href}`).join('\n')
  return (
    <div role="toolbar" aria-label="Selected tasks" className={classes.bar}>
      <span role="status" className={classes.count}>
        {rows.length} selected
      </span>
      {others.length === 0 ? (
        <Button
          component={Link}
          href={`/launch?${new URLSearchParams({ task: first.arn }).toString()}`}
          prefetch={false}
          variant="default"
          size="xs"
        >
          Relaunch
        </Button>
      ) : (
        <Button variant="default" size="xs" disabled title="Select one task to relaunch it">
          Relaunch
        </Button>
      )}
      <Button variant="default" size="xs" onClick={() => copy(links)}>
        {copied ? 'Copied' : others.length === 0 ? 'Copy link' : 'Copy links'}
      </Button>
      <TextButton onClick={onClear}>Clear selection</TextButton>
    </div>
  )
}
