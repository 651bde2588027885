'use client'

import { createContext, use, useSyncExternalStore } from 'react'
import type { LaunchIntents } from '@/components/data/launch-intents'
import { toProblemText } from '@/lib/run-task/problems/problem-texts'
import type { Findings } from '@/lib/run-task/rules/find-problems'
import type { DefinitionChoice, CatalogAnswers } from '@/lib/catalog/choices'
import type { LaunchInput } from '@/lib/run-task/schema'
import type { PendingTexts } from './pending-texts'
import { isEmptyAt } from './findings-store'
import type { FindingsStore } from './findings-store'
import type { SectionName } from './form-sections'
import type { Catalog } from '../../data/use-catalog'
import { useTouched } from './use-touched'

export interface LaunchContext {
  region: string
  store: FindingsStore
  /** Text in pickers that is not in the store yet: flush it before the store is read for good. */
  pending: PendingTexts
  /** The ids that launches take; the next one is known before the click. */
  intents: LaunchIntents
  clusters: Catalog<CatalogAnswers['clusters']>
  network: Catalog<CatalogAnswers['network']>
  definition: Catalog<DefinitionChoice>
  /** The container whose tab is open; absent is the first. */
  activeContainer: string | undefined
  openContainer: (name: string) => void
  openSections: ReadonlySet<SectionName>
  setSectionOpen: (name: SectionName, isOpen: boolean) => void
  /** Whether a launch was tried: then empty fields are wrong too. */
  wasTried: boolean
  goToField: (path: string) => void
  /** Replaces the form, says with what, and offers to take it back. */
  fill: (input: LaunchInput, title: string) => void
}

const Context = createContext<LaunchContext | undefined>(undefined)

export const LaunchContextProvider = Context.Provider

export function useLaunchContext(): LaunchContext {
  const context = use(Context)
  if (!context) throw new Error('A part of the launch form stands outside of it.')
  return context
}

export function useFindings(): Findings {
  const { store } = useLaunchContext()
  return useSyncExternalStore(store.subscribe, store.getFindings, store.getFindings)
}

/** One plain value of the findings; draws anew only when that value changes. */
export function useFound<T extends string | number | boolean | undefined>(
  select: (findings: Findings) => T,
): T {
  const { store } = useLaunchContext()
  const getFound = () => select(store.getFindings())
  return useSyncExternalStore(store.subscribe, getFound, getFound)
}

/** The error to show at a field: at once where something is entered, else once it was touched. */
export function useFieldError(path: string, isTouched = false): string | undefined {
  const { store, wasTried } = useLaunchContext()
  const wasLeft = useTouched(isTouched)
  const getError = () => {
    const problem = store
      .getFindings()
      .problems.find(it => it.path === path && it.severity === 'error')
    if (!problem) return undefined
    const isShown = wasLeft || wasTried || !isEmptyAt(store.getInput(), path)
    return isShown ? toProblemText(problem) : undefined
  }
  return useSyncExternalStore(store.subscribe, getError, getError)
}
