'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { isState } from '@/lib/task-view/list/task-query'
import type { TaskState } from '@/lib/task-view/status-view'

/** The state to which the address narrows the launch's tasks (`?state=`), and a way to change it. */
export function useNarrowedState(): [
  state: TaskState | undefined,
  change: (state: TaskState | undefined) => void,
] {
  const path = usePathname()
  const text = useSearchParams().get('state') ?? ''
  const change = (state: TaskState | undefined) =>
    window.history.replaceState(null, '', state ? `${path}?state=${state}` : path)
  return [isState(text) ? text : undefined, change]
}
