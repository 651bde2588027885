'use client'

import { useDebouncedCallback } from '@mantine/hooks'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
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

  // Somebody went to another address of the page, such as by its link in the navigation.
  useEffect(() => {
    if (address === written.current) return
    written.current = address
    setQuery(readTaskQuery(new URLSearchParams(address)))
  }, [address])

  const writeSoon = useDebouncedCallback((next: TaskQuery) => {
    written.current = writeTaskQuery(next)
    window.history.replaceState(null, '', written.current ? `${path}?${written.current}` : path)
  }, WRITTEN_AFTER_MS)

  function change(part: Partial<TaskQuery>) {
    const next = { ...query, ...part }
    setQuery(next)
    writeSoon(next)
  }
  return [query, change]
}
