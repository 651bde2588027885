'use client'

import type { TasksAnswer } from '@/lib/task-view/list/tasks-answer'
import { Note } from './failure-note'

/** The clusters that could not be read, and what that means for what is shown. */
export const ClusterProblems = ({ problems }: Pick<TasksAnswer, 'problems'>) =>
  problems.map(({ cluster, message, areTasksShown }) => (
    <Note key={cluster} tone="warn">
      Cluster <strong>{cluster}</strong> could not be read. Its tasks are{' '}
      {areTasksShown ? 'shown as last seen' : 'hidden until AWS confirms that you can see them'}.{' '}
      {message}
    </Note>
  ))
