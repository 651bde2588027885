'use client'

import { createContext, use } from 'react'
import { useStore } from 'zustand/react'
import type { LaunchIntents } from '@/components/data/launch-intents'
import { toProblemText } from '@/lib/run-task/problems/problem-texts'
import type { LaunchInput } from '@/lib/run-task/schema'
import { isWrong } from './launch-store'
import type { FormFindings, LaunchStore } from './launch-store'
import type { PendingTexts } from './pending-texts'
import { useTouched } from './use-touched'

/** What the parts of one launch page share. It stays the same as long as the page is mounted. */
export interface LaunchContext {
  region: string
  store: LaunchStore
  /** Text in pickers that the form does not hold yet: flush it before the form is read for good. */
  pending: PendingTexts
  /** The IDs that launches take; the next one is known before the click. */
  intents: LaunchIntents
  goToField: (path: string) => void
  /** Says why a text was not taken; the field keeps what it holds. */
  refuse: (sentence: string) => void
  /** Replaces the form, says with what, and offers to undo it. */
  fill: (input: LaunchInput, title: string) => void
}

const Context = createContext<LaunchContext | undefined>(undefined)

export const LaunchContextProvider = Context.Provider

export function useLaunchContext(): LaunchContext {
  const context = use(Context)
  if (!context) throw new Error('A part of the launch form is rendered outside of it.')
  return context
}

/** A part of the page's state; re-renders only when that part changes. */
export function useLaunchStore<T>(select: (state: ReturnType<LaunchStore['getState']>) => T): T {
  return useStore(useLaunchContext().store, select)
}

export const useFindings = (): FormFindings => useLaunchStore(({ findings }) => findings)

/** A part of the findings: a primitive, or an object of theirs, which stays while it is equal. */
export const useFound = <T,>(select: (findings: FormFindings) => T): T =>
  useLaunchStore(({ findings }) => select(findings))

/** The error to show at a field: at once where something is entered, else once it was touched. */
export function useFieldError(path: string, isTouched = false): string | undefined {
  const wasLeft = useTouched(isTouched)
  return useLaunchStore(({ errors, wasTried }) => {
    const problem = errors.get(path)
    return problem && isWrong(problem, wasLeft || wasTried) ? toProblemText(problem) : undefined
  })
}
