'use client'

import { useCallback, useId, useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { findLikely, findTyped, toGroups } from './match-typed'
import type { PickerItem } from './match-typed'
import type { TypedText } from './use-typed-text'

interface PickerOptions {
  items: readonly PickerItem[]
  text: TypedText
  /** What stands in the list where nothing is found; nothing opens where absent. */
  empty: string | undefined
  /** Where the arrow keys begin. */
  chosen?: string
  take: (item: PickerItem) => void
  /** Whether the list stays open for another one. */
  takesMany?: boolean
  /** Whether Enter takes only what is named in full: of a number every part is one too. */
  isExactOnly?: boolean
}

const listKeys = new Set(['ArrowDown', 'ArrowUp', 'PageDown', 'PageUp'])
const endKeys = new Set(['Home', 'End'])

/** How many entries PageDown goes on by: as many as can be seen whole at once. */
function countSeen(listId: string): number {
  const list = document.getElementById(listId)
  if (!list) return 1
  const { top, bottom } = list.getBoundingClientRect()
  const seen = [...list.querySelectorAll('[role=option]')].filter(option => {
    const row = option.getBoundingClientRect()
    return row.top >= top && row.bottom <= bottom
  })
  return Math.max(1, seen.length)
}

/** The list below a picker's text: what it shows, what is highlighted, and the keys. */
export function usePicker(options: PickerOptions) {
  const { items, text, empty, chosen, take, takesMany, isExactOnly } = options
  const { typed } = text
  const id = useId()
  const listId = `${id}-list`
  const [moved, setMoved] = useState<string>()
  const [isAsked, setAsked] = useState(false)
  /** What draws the list may still be loading, or open with the next frame. */
  const [isDrawn, setDrawn] = useState(false)
  const listRef = useCallback((list: HTMLElement | null) => setDrawn(list !== null), [])
  // Thousands of entries are looked through once for each text, not with each drawing.
  const { shown, found } = useMemo(() => {
    if (typed === undefined) return { shown: toGroups(items), found: undefined }
    const all = findTyped(typed, items)
    return { shown: toGroups(all), found: findLikely(typed, all) }
  }, [items, typed])
  const isOpen = isAsked && (shown.length > 0 || empty !== undefined)
  const likely = isExactOnly && found?.value !== typed?.trim() ? undefined : found
  const active = shown.findIndex(({ value }) => value === (moved ?? likely?.value))
  const isListed = isOpen && isDrawn
  const activeId = isListed && active >= 0 ? `${id}-${active}` : undefined

  const open = () => setAsked(true)
  function close() {
    setAsked(false)
    setMoved(undefined)
  }
  function highlight(index: number) {
    open()
    setMoved(shown[index]?.value)
  }
  function move(key: string) {
    const last = shown.length - 1
    const from = active < 0 ? shown.findIndex(({ value }) => value === chosen) : active
    if (!isOpen && from >= 0) highlight(from)
    else if (key === 'ArrowDown') highlight(from < last ? from + 1 : 0)
    else if (key === 'ArrowUp') highlight(from > 0 ? from - 1 : last)
    else if (key === 'PageDown') highlight(Math.min(from + countSeen(listId), last))
    else if (key === 'PageUp') highlight(Math.max(from - countSeen(listId), 0))
    else highlight(key === 'Home' ? 0 : last)
  }
  function enter() {
    const item = isOpen ? shown[active] : undefined
    if (item) choose(item)
    else {
      text.flush()
      close()
    }
  }
  function choose(item: PickerItem) {
    text.drop()
    setMoved(undefined)
    if (!takesMany) close()
    take(item)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const isPending = isAsked || typed !== undefined
    // In a text that is being typed, Home and End are the text's.
    const isInList = isOpen && moved !== undefined
    if (listKeys.has(event.key) || (isInList && endKeys.has(event.key))) {
      event.preventDefault()
      move(event.key)
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      text.flush()
      close()
    } else if (event.key === 'Enter' && isPending) {
      event.preventDefault()
      enter()
    } else if (event.key === 'Escape' && isPending) {
      // What the picker stands in is left by another Escape.
      if (typed !== undefined) event.stopPropagation()
      text.drop()
      close()
    }
  }

  return {
    isOpen,
    close,
    empty,
    typed,
    shown,
    /** How many there are to choose from. */
    total: items.length,
    active,
    id,
    listId,
    /** Of the list, once it is drawn. */
    listRef,
    choose: (value: string) => {
      const item = items.find(one => one.value === value)
      if (item) choose(item)
    },
    input: {
      onChange: (next: string) => {
        text.type(next)
        setMoved(undefined)
        open()
      },
      onFocus: open,
      onClick: open,
      onBlur: () => {
        text.leave()
        close()
      },
      onKeyDown,
    },
    /** What the text says of its list. */
    attributes: {
      role: 'combobox',
      autoComplete: 'off',
      'aria-haspopup': 'listbox',
      'aria-expanded': isListed,
      'aria-controls': isListed ? listId : undefined,
      'aria-activedescendant': activeId,
      // Escape closes the list, and leaves the dialog that the field stands in.
      'data-mantine-stop-propagation': isOpen || undefined,
    } as const,
  }
}

export type PickerState = ReturnType<typeof usePicker>
