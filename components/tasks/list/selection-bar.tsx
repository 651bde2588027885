'use client'

import { useClipboard } from '@mantine/hooks'
import { MAX_STOPPED_TASKS } from '@/lib/launching/stop/stop-outcome'
import { ActionButton, ActionLink } from '@/components/ui/action-button'
import { TextButton } from '@/components/ui/text-button'
import { toCompareHref } from '@/lib/task-view/compare/compare-address'
import type { TaskRow } from '@/lib/task-view/list/task-row'
import { RelaunchButtons } from '../relaunch/relaunch-buttons'
import { toRelaunchableTask } from '../relaunch/relaunchable-task'
import { preloadStopTasksDialog } from '../stop/lazy-stop-tasks-dialog'
import classes from './selection-bar.module.css'

interface SelectionBarProps {
  /** Those of the selected tasks that the list shows. */
  rows: readonly TaskRow[]
  onStop: (rows: TaskRow[]) => void
  onRelaunch: (row: TaskRow) => void
  onClear: () => void
}

/** What can be done with the selected tasks. It stays in sight while the list scrolls. */
export function SelectionBar({ rows, onStop, onRelaunch, onClear }: SelectionBarProps) {
  const { copied, copy } = useClipboard({ timeout: 1500 })
  const [first, ...others] = rows
  const running = rows.filter(({ isStopped }) => !isStopped)
  if (!first) return null
  const links = rows.map(({ href }) => `${window.location.origin}${href}`).join('\n')
  return (
    <div role="toolbar" aria-label="Selected tasks" className={classes.bar}>
      <span role="status" className={classes.count}>
        {rows.length} selected
      </span>
      <ActionButton
        isSmall
        disabled={toWhyNot(running.length) !== undefined}
        title={toWhyNot(running.length)}
        onPointerEnter={preloadStopTasksDialog}
        onFocus={preloadStopTasksDialog}
        onClick={() => onStop(running)}
      >
        {running.length < 2 ? 'Stop task…' : `Stop ${running.length} tasks…`}
      </ActionButton>
      {others.length === 0 ? (
        <RelaunchButtons
          address={toRelaunchableTask(first).address}
          isOver={first.isStopped}
          isSmall
          onRelaunch={() => onRelaunch(first)}
        />
      ) : (
        <ActionButton isSmall disabled title="Select one task to relaunch it">
          Relaunch
        </ActionButton>
      )}
      <CompareSelected rows={rows} />
      <ActionButton isSmall onClick={() => copy(links)}>
        {copied ? 'Copied' : others.length === 0 ? 'Copy link' : 'Copy links'}
      </ActionButton>
      <TextButton onClick={onClear}>Clear selection</TextButton>
    </div>
  )
}

/** Two of them beside each other: the newer one first, as in the list. */
function CompareSelected({ rows }: Pick<SelectionBarProps, 'rows'>) {
  const [newer, older, ...more] = [...rows].sort((one, other) =>
    (other.createdAt ?? '').localeCompare(one.createdAt ?? ''),
  )
  if (!newer || !older || more.length > 0) {
    return (
      <ActionButton isSmall disabled title="Select two tasks to compare them">
        Compare
      </ActionButton>
    )
  }
  const href = toCompareHref(toRelaunchableTask(newer).address, toRelaunchableTask(older).address)
  return (
    <ActionLink isSmall href={href} prefetch={false}>
      Compare
    </ActionLink>
  )
}

/** Why they can't be stopped at once. */
function toWhyNot(running: number): string | undefined {
  if (running === 0) return 'The selected tasks have stopped'
  return running > MAX_STOPPED_TASKS
    ? `Select ${MAX_STOPPED_TASKS} tasks or fewer to stop them`
    : undefined
}
