'use client'

import dynamic from 'next/dynamic'
import { useState } from 'react'
import { createLazyPart } from '@/components/ui/lazy-part'
import type { StopTasksDialogProps } from './stop-tasks-dialog'

const loadDialog = () => import('./stop-tasks-dialog')

/** Loads the dialog before the click. If this fails, the click tries again and shows why. */
export const preloadStopTasksDialog = (): void => void loadDialog().catch(() => undefined)

const part = createLazyPart(() => null, true)
const StopTasksDialog = dynamic(() => part.load(async () => (await loadDialog()).StopTasksDialog), {
  ssr: false,
  loading: part.Loading,
})

/** The dialog, loaded when it is first opened. It stays then, with what was typed. */
export function LazyStopTasksDialog(props: StopTasksDialogProps) {
  const [wasOpened, setWasOpened] = useState(props.isOpen)
  if (props.isOpen && !wasOpened) setWasOpened(true)
  return wasOpened && <StopTasksDialog {...props} />
}
