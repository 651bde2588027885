import { useMemo } from 'react'
import { EmptyBox } from '@/components/ui/empty-box'
import { TextButton } from '@/components/ui/text-button'
import { stateViews } from '@/lib/task-view/status-view'
import type { TaskState } from '@/lib/task-view/status-view'
import type { TaskRow } from '@/lib/task-view/list/task-row'
import { TasksTable } from '../table/tasks-table'

interface LaunchTableProps {
  rows: TaskRow[]
  narrowed: TaskState | undefined
  onShowAll: () => void
}

/** The tasks of a launch, or those of one state. */
export function LaunchTable({ rows, narrowed, onShowAll }: LaunchTableProps) {
  const shown = useMemo(
    () => (narrowed ? rows.filter(row => row.state === narrowed) : rows),
    [rows, narrowed],
  )
  if (shown.length > 0 || !narrowed) return <TasksTable rows={shown} />
  return (
    <EmptyBox>
      No tasks of this launch match “{stateViews[narrowed].label}” now.{' '}
      <TextButton onClick={onShowAll}>Show all tasks</TextButton>
    </EmptyBox>
  )
}
