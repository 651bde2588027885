'use client'

import dynamic from 'next/dynamic'
import { createLazyPart } from '@/components/ui/lazy-part'

const loadDialog = () => import('./relaunch-dialog')

/** Loads the dialog before the click. If this fails, the click tries again and shows why. */
export const preloadRelaunchDialog = (): void => void loadDialog().catch(() => undefined)

const part = createLazyPart(() => null, true)

/** With it come the rules of the launch form, which no task's page needs before. */
export const LazyRelaunchDialog = dynamic(
  () => part.load(async () => (await loadDialog()).RelaunchDialog),
  { ssr: false, loading: part.Loading },
)
