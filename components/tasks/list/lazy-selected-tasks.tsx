'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { createLazyPart } from '@/components/ui/lazy-part'
import type { SelectedTasksProps } from './selected-tasks'

const part = createLazyPart(() => null, true)
const SelectedTasks = dynamic(
  () => part.load(async () => (await import('./selected-tasks')).SelectedTasks),
  { ssr: false, loading: part.Loading },
)

/** Loaded with the first task that is selected. It stays then, with the dialog that may be open. */
export function LazySelectedTasks(props: SelectedTasksProps) {
  const [wasNeeded, setWasNeeded] = useState(false)
  if (props.rows.length > 0 && !wasNeeded) setWasNeeded(true)
  return wasNeeded && <SelectedTasks {...props} />
}
