'use client'

import { useCombobox } from '@mantine/core'
import { useEffect, useId, useState } from 'react'
import type { KeyboardEvent } from 'react'
import { findLikely, findTyped } from './match-typed'
import type { PickerItem } from './match-typed'
import type { TypedText } from './use-typed-text'

const shownAtOnce = 200

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

/** The list below a picker's text: what it shows, what is highlighted, and the keys. */
export function usePicker({ items, text, chosen, take, takesMany, isExactOnly }: PickerOptions) {
  const { typed } = text
  const id = useId()
  const [moved, setMoved] = useState<string>()
  const combobox = useCombobox({ onDropdownClose: () => setMoved(undefined) })
  const isOpen = combobox.dropdownOpened
  const shown = (typed === undefined ? items : findTyped(typed, items)).slice(0, shownAtOnce)
  const found = typed === undefined ? undefined : findLikely(typed, items)
  const likely = isExactOnly && found?.value !== typed?.trim() ? undefined : found
  const active = shown.findIndex(({ value }) => value === (moved ?? likely?.value))
  const activeId = isOpen && active >= 0 ? `${id}-${active}` : undefined

  useEffect(() => {
    if (activeId) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest' })
  }, [activeId])

  function move(by: 1 | -1) {
    const from = active < 0 ? shown.findIndex(({ value }) => value === chosen) : active
    const isAtChosen = !isOpen && from >= 0
    const next = isAtChosen ? from : from < 0 && by < 0 ? shown.length - 1 : from + by
    combobox.openDropdown('keyboard')
    setMoved(shown[(next + shown.length) % shown.length]?.value)
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
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      move(event.key === 'ArrowDown' ? 1 : -1)
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
    shown,
    active,
    activeId,
    id,
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
