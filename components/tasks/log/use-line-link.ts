'use client'

import { useEffect, useEffectEvent } from 'react'
import { findLine, readLineId, toLineId } from '@/lib/log-view/line-link'
import type { ListTarget } from './list/use-log-scroll'
import type { LogStore } from './store/log-store'
import type { Selection } from './use-selection'

interface LineLinkInput {
  store: LogStore
  selection: Selection
  setTold: (text: string) => void
  onShow: (target: ListTarget) => void
}

const PREFIX = '#log='

/** Opens the line that the address names, and copies the address of the selected one. */
export function useLineLink({ store, selection, setTold, onShow }: LineLinkInput) {
  const openLine = useEffectEvent(async (hash: string) => {
    const reference = hash.startsWith(PREFIX) ? readLineId(hash.slice(PREFIX.length)) : undefined
    if (!reference) return
    await store.open({ atMs: reference.timestampMs })
    const { lines } = store.getSnapshot()
    const line = lines[findLine(lines, reference)]
    if (line) {
      selection.select(line, false)
      onShow({ line })
    } else {
      setTold(
        'The linked line isn’t in this log any more. This is the time at which it was written.',
      )
      onShow({ atMs: reference.timestampMs })
    }
  })
  useEffect(() => {
    const open = () => void openLine(window.location.hash)
    open()
    window.addEventListener('hashchange', open)
    return () => window.removeEventListener('hashchange', open)
  }, [])
  const { head } = selection
  function copy() {
    if (!head || head.isPhase) return
    const { origin, pathname, search } = window.location
    void navigator.clipboard.writeText(`${origin}${pathname}${search}${PREFIX}${toLineId(head)}`)
    setTold('Copied the link to the line')
  }
  return { copy }
}
