'use client'

import { useState } from 'react'
import type { TaskRow } from '@/lib/task-view/list/task-row'
import { LazyRelaunchDialog } from '../relaunch/lazy-relaunch-dialog'
import type { RelaunchDialogProps } from '../relaunch/relaunch-dialog'
import { toRelaunchableTask } from '../relaunch/relaunchable-task'
import type { RelaunchableTask } from '../relaunch/relaunchable-task'
import { LazyStopTasksDialog } from '../stop/lazy-stop-tasks-dialog'
import { toStopText } from '../stop/stop-text'
import type { StopTasksAction } from '../stop/use-stop-tasks'
import { SelectionBar } from './selection-bar'

export interface SelectedTasksProps {
  /** Those of the selected tasks that the list shows. */
  rows: readonly TaskRow[]
  stop: StopTasksAction
  launch: RelaunchDialogProps['launch']
  onClear: () => void
  /** What a stop led to, in words, and whether tasks may have changed. */
  onStopped: (text: string, hasChanged: boolean) => void
}

/** What can be done with the selected tasks, and the dialogs for it. A task may leave the list meanwhile. */
export function SelectedTasks({ rows, stop, launch, onClear, onStopped }: SelectedTasksProps) {
  const [stopping, setStopping] = useState<TaskRow[]>()
  const [relaunched, setRelaunched] = useState<RelaunchableTask>()
  return (
    <>
      <SelectionBar
        rows={rows}
        onStop={setStopping}
        onRelaunch={row => setRelaunched(toRelaunchableTask(row))}
        onClear={onClear}
      />
      {relaunched && (
        <LazyRelaunchDialog
          task={relaunched}
          launch={launch}
          onClose={() => setRelaunched(undefined)}
        />
      )}
      <LazyStopTasksDialog
        tasks={stopping ?? []}
        isOpen={stopping !== undefined}
        onClose={() => setStopping(undefined)}
        stop={stop}
        onStopped={results => onStopped(toStopText(results), results.length > 0)}
      />
    </>
  )
}
