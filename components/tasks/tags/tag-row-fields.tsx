'use client'

import { CloseButton, TextInput } from '@mantine/core'
import type { ShownTag } from '@/lib/task-view/tag-change'
import type { TagProblem, TagRow } from '@/lib/task-view/task/tag-draft'
import classes from './edit-tags-dialog.module.css'

interface TagRowFieldsProps {
  row: TagRow
  /** Counted from 1. */
  number: number
  problems: readonly TagProblem[]
  onEdit: (more: Partial<ShownTag>) => void
  onRemove: () => void
}

/** One tag of the editor: its key, its value, and how to remove it. */
export function TagRowFields({ row, number, problems, onEdit, onRemove }: TagRowFieldsProps) {
  const problemOf = (field: 'key' | 'value') =>
    problems.find(problem => problem.field === field)?.message
  return (
    <div className={classes.row} data-row={number}>
      <TextInput
        aria-label={`Tag ${number} key`}
        placeholder="Key"
        autoComplete="off"
        spellCheck={false}
        data-autofocus={number === 1 || undefined}
        value={row.key}
        error={problemOf('key')}
        onChange={event => onEdit({ key: event.currentTarget.value })}
      />
      <TextInput
        aria-label={`Tag ${number} value`}
        placeholder="Value"
        autoComplete="off"
        spellCheck={false}
        value={row.value}
        error={problemOf('value')}
        onChange={event => onEdit({ value: event.currentTarget.value })}
      />
      <CloseButton aria-label={`Remove tag ${number}`} onClick={onRemove} />
    </div>
  )
}
