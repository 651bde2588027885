'use client'

import { useEffect, useState } from 'react'
import { mayNameTask } from '@/lib/task-view/reference/find-task-id'
import type { TaskReference } from '@/lib/task-view/task-address'

type Reader = (text: string) => TaskReference | undefined

const loadReader = async (): Promise<Reader> =>
  (await import('@/lib/task-view/reference/parse-task-reference')).parseTaskReference

/**
 * The task that a text names, and `read`, which says it at once. What reads a reference is loaded
 * with the first text that has a task's ID in it.
 */
export function useTaskReference(text: string): {
  reference: TaskReference | undefined
  /** @throws where the reader can't be loaded. */
  read: () => Promise<TaskReference | undefined>
} {
  const [reader, setReader] = useState<{ read: Reader }>()
  const mayName = mayNameTask(text)
  useEffect(() => {
    if (!mayName || reader) return
    loadReader()
      .then(read => setReader({ read }))
      // Opening the task tries again, and says what is wrong.
      .catch(() => undefined)
  }, [mayName, reader])
  return {
    reference: mayName ? reader?.read(text) : undefined,
    read: async () => (mayName ? (await loadReader())(text) : undefined),
  }
}
