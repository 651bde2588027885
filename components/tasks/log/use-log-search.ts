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
  /** Why the expression can't be used. */
  failure?: Failure
}

/** What is searched for in the lines that are loaded. */
export function useLogSearch(): LogSearchBox {
  const [asked, setAsked] = useState(none)
  // Typing stays quick, however many lines are searched.
  const { text, isRegex, isCaseSensitive } = useDeferredValue(asked)
  const compiled = useMemo(
    () => (text === '' ? undefined : compileSearch({ text, isRegex, isCaseSensitive })),
    [text, isRegex, isCaseSensitive],
  )
  return {
    asked,
    ask: changed => setAsked(before => ({ ...before, ...changed })),
    search: compiled?.ok ? compiled.value : undefined,
    failure: compiled && !compiled.ok ? compiled.failure : undefined,
  }
}
