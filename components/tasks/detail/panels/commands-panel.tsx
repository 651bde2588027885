'use client'

import { memo } from 'react'
import { toTaskCommands } from '@/lib/task-view/task/task-commands'
import type { TaskView } from '@/lib/task-view/task/task-view'
import { ClampedText } from '@/components/ui/clamped-text'
import { TitledPanel } from '@/components/ui/titled-panel'
import { CopiedText } from '@/components/ui/copied-text'
import classes from './commands-panel.module.css'

/** Commands of the AWS CLI about this task, to paste into a terminal. */
export const CommandsPanel = memo(function CommandsPanel({ task }: { task: TaskView }) {
  const { commands, notes } = toTaskCommands(task)
  return (
    <TitledPanel title="AWS CLI">
      <ul className={classes.commands}>
        {commands.map(({ title, command }) => (
          <li key={command}>
            <CopiedText title={title} text={command} />
          </li>
        ))}
      </ul>
      {notes.map(note => (
        <p key={note} className={classes.note}>
          <ClampedText text={note} />
        </p>
      ))}
    </TitledPanel>
  )
})
