'use client'

import { createContext, use } from 'react'
import type { RecentRun } from '@/lib/task-view/runs/recent-run'

const FamilyRuns = createContext<Readonly<Record<string, RecentRun[]>>>({})

/** Tells a table about the last runs of its tasks' families. */
export const FamilyRunsProvider = FamilyRuns.Provider

/** The last runs of a family that have ended, oldest first. */
export const useRunsOf = (family: string): readonly RecentRun[] => use(FamilyRuns)[family] ?? none

const none: readonly RecentRun[] = []
