'use client'

import { usePathname, useSearchParams } from 'next/navigation'
import { useCallback, useEffect, useRef, useState } from 'react'
import { readTaskQuery, writeTaskQuery } from '@/lib/task-view/list/task-query'
import type { TaskQuery } from '@/lib/task-view/list/task-query'

/** Browsers refuse an address that changes with every key. */
const WRITTEN_AFTER_MS = 300

/** The query that the page's address holds, and a way to change both. */
export function useTaskQuery(): [query: TaskQuery, change: (part: Partial<TaskQuery>) => void] {
  const path = usePathname()
  const address = useSearchParams().toString()
  const [query, setQuery] = useState(() => readTaskQuery(new URLSearchParams(address)))
  /** What this page itself has written there. */
  const written = useRef(address)
  /** What it will write, and when. */
  const unwritten = useRef<string>(undefined)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  // Somebody went to another address of the page, such as by its link in the navigation.
  useEffect(() => {
    if (address === written.current) return
    written.current = address
    setQuery(readTaskQuery(new URLSearchParams(address)))
  }, [address])

  const write = useCallback(() => {
    clearTimeout(timer.current)
    if (unwritten.current === undefined) return
    written.current = unwritten.current
    unwritten.current = undefined
    window.history.replaceState(null, '', written.current ? `${path}?${written.current}` : path)
  }, [path])

  // A change of the address ends a navigation that is under way, so it may not follow the click on
  // a row, or on the button that opens a task.
  useEffect(() => {
    window.addEventListener('click', write, { capture: true })
    window.addEventListener('submit', write, { capture: true })
    return () => {
      window.removeEventListener('click', write, { capture: true })
      window.removeEventListener('submit', write, { capture: true })
      clearTimeout(timer.current)
    }
  }, [write])

  function change(part: Partial<TaskQuery>) {
    const next = { ...query, ...part }
    setQuery(next)
    unwritten.current = writeTaskQuery(next)
    clearTimeout(timer.current)
    timer.current = setTimeout(write, WRITTEN_AFTER_MS)
  }
  return [query, change]
}
