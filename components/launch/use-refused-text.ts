'use client'

import { useCallback, useEffect, useState } from 'react'
import { explainTooLong } from '@/lib/run-task/form/room'

/**
 * Keeps texts out of the form that no field has room for, before the browser lays them out: a paste
 * of megabytes stops the page. Dialogs look after their own fields.
 */
export function useRefusedText() {
  const [refused, setRefused] = useState<string>()

  useEffect(() => {
    function look(event: ClipboardEvent | DragEvent) {
      const data = 'dataTransfer' in event ? event.dataTransfer : event.clipboardData
      const field = event.target instanceof Element ? event.target.closest('input, textarea') : null
      if (!field || field.closest('[role="dialog"]')) return
      const tooLong = explainTooLong(data?.getData('text/plain') ?? '', toRoom(field))
      setRefused(tooLong)
      if (tooLong === undefined) return
      event.preventDefault()
      event.stopPropagation()
    }
    document.addEventListener('paste', look, true)
    document.addEventListener('drop', look, true)
    return () => {
      document.removeEventListener('paste', look, true)
      document.removeEventListener('drop', look, true)
    }
  }, [])

  return { refused, refuse: setRefused, dismiss: useCallback(() => setRefused(undefined), []) }
}

/** A field with more room than the others says so itself. */
function toRoom(field: Element): number | undefined {
  const own = Number(field.getAttribute('data-room'))
  return own > 0 ? own : undefined
}
