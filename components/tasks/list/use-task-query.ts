'use client'

import { useDebouncedCallback } from '@mantine/hooks'
import { usePathname, useSearchParams } from 'next/navigation'
import { useEffect, useRef, useState } from 'react'
import { readTaskQuery, writeTaskQuery } from '@/lib/task-view/task-query'
import type { TaskQuery } from '@/lib/task-view/task-query'

/** Browsers refuse an address that changes with every key. */
const TYPING_MS = 300

/** The query that stands in the address of the page, and a way to change it there. */
export function useTaskQuery(): [query: TaskQuery, change: (part: Partial<TaskQuery>) => void] {
  const path = usePathname()
  const address = useSearchParams()
  const kept = readTaskQuery(new URLSearchParams(address))
  const [typed, setTyped] = useState<string>()
  const written = useRef(kept.text)
  // Somebody went to another address of the page, such as by its link in the navigation.
  useEffect(() => {
    if (kept.text === written.current) return
    written.current = kept.text
    setTyped(undefined)
  }, [kept.text])

  const query = { ...kept, text: typed ?? kept.text }
  function write(next: TaskQuery) {
    const text = writeTaskQuery(next)
    written.current = next.text.trim()
    window.history.replaceState(null, '', text ? `${path}?${text}` : path)
  }
  const writeSoon = useDebouncedCallback(write, TYPING_MS)
  function change(part: Partial<TaskQuery>) {
    const next = { ...query, ...part }
    if (part.text === undefined) return write(next)
    setTyped(part.text)
    writeSoon(next)
  }
  return [query, change]
}
