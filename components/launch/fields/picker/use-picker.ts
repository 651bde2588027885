'use client'

import { useCombobox } from '@mantine/core'
import { useId, useMemo, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { findLikely, findTyped, toGroups } from './match-typed'
import type { PickerItem } from './match-typed'
import type { TypedText } from './use-typed-text'

interface PickerOptions {
  items: readonly PickerItem[]
  text: TypedText
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
export function usePicker({ items, text, chosen, take, takesMany, isExactOnly }: PickerOptions) {
  const { typed } = text
  const id = useId()
  const listId = `${id}-list`
  const [moved, setMoved] = useState<string>()
  const combobox = useCombobox({ onDropdownClose: () => setMoved(undefined) })
  const isOpen = combobox.dropdownOpened
  // Thousands of entries are looked through once for each text, not with each drawing.
  const { shown, found } = useMemo(() => {
    if (typed === undefined) return { shown: toGroups(items), found: undefined }
    const all = findTyped(typed, items)
    return { shown: toGroups(all), found: findLikely(typed, all) }
  }, [items, typed])
  const likely = isExactOnly && found?.value !== typed?.trim() ? undefined : found
  const active = shown.findIndex(({ value }) => value === (moved ?? likely?.value))
  const activeId = isOpen && active >= 0 ? `${id}-${active}` : undefined

  function highlight(index: number) {
    combobox.openDropdown('keyboard')
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
      combobox.closeDropdown('keyboard')
    }
  }
  function choose(item: PickerItem) {
    text.drop()
    setMoved(undefined)
    if (!takesMany) combobox.closeDropdown()
    take(item)
  }
  function onKeyDown(event: KeyboardEvent) {
    if (event.nativeEvent.isComposing) return
    const isPending = isOpen || typed !== undefined
    // In a text that is being typed, Home and End are the text's.
    const isInList = isOpen && moved !== undefined
    if (listKeys.has(event.key) || (isInList && endKeys.has(event.key))) {
      event.preventDefault()
      move(event.key)
    } else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      text.flush()
      combobox.closeDropdown('keyboard')
    } else if (event.key === 'Enter' && isPending) {
      event.preventDefault()
      enter()
    } else if (event.key === 'Escape' && isPending) {
      // What the picker stands in is left by another Escape.
      if (typed !== undefined) event.stopPropagation()
      text.drop()
      combobox.closeDropdown('keyboard')
    }
  }

  return {
    combobox,
    typed,
    shown,
    /** How many there are to choose from. */
    total: items.length,
    active,
    activeId,
    id,
    listId,
    choose: (value: string) => {
      const item = items.find(one => one.value === value)
      if (item) choose(item)
    },
    input: {
      onChange: (next: string) => {
        text.type(next)
        setMoved(undefined)
        combobox.openDropdown()
      },
      onFocus: () => combobox.openDropdown(),
      onClick: () => combobox.openDropdown(),
      onBlur: () => {
        text.leave()
        combobox.closeDropdown()
      },
      onKeyDown,
    },
  }
}

export type PickerState = ReturnType<typeof usePicker>
