'use client'

import { useDeferredValue, useMemo, useState } from 'react'
import type { Failure } from '@/lib/result'
import { compileSearch } from '@/lib/log-view/search/compile-search'
import type { LogSearch } from '@/lib/log-view/search/log-search'

export interface SearchText {
  text: string
  isRegex: boolean
  isCaseSensitive: boolean
  isFiltered: boolean
}

const none: SearchText = { text: '', isRegex: false, isCaseSensitive: false, isFiltered: false }

export interface LogSearchBox {
  asked: SearchText
  ask: (changed: Partial<SearchText>) => void
  search?: LogSearch
  /** `search` is an earlier one: what is asked for comes a moment later. */
  isPending: boolean
  /** Why the expression can't be used. */
  failure?: Failure
}

/** What is searched for in the lines that are loaded. */
export function useLogSearch(): LogSearchBox {
  const [asked, setAsked] = useState(none)
  // Typing stays quick, however many lines are searched.
  const deferred = useDeferredValue(asked)
  const { text, isRegex, isCaseSensitive } = deferred
  const compiled = useMemo(
    () => (text === '' ? undefined : compileSearch({ text, isRegex, isCaseSensitive })),
    [text, isRegex, isCaseSensitive],
  )
  return {
    asked,
    ask: changed => setAsked(before => ({ ...before, ...changed })),
    isPending: deferred !== asked,
    search: compiled?.ok ? compiled.value : undefined,
    failure: compiled && !compiled.ok ? compiled.failure : undefined,
  }
}
