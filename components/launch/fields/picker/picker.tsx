'use client'

import { ComboboxChevron, InputBase } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import type { ReactNode } from 'react'
import { ListingFailure } from './listing-failure'
import type { Catalog } from '../../../data/use-catalog'
import { labelOf, matchTyped, nameOf } from './match-typed'
import type { PickerItem } from './match-typed'
import { PickerList } from './picker-list'
import { usePicker } from './use-picker'
import { useTypedText } from './use-typed-text'

interface PickerProps {
  label: string
  isLabelHidden?: boolean
  /** What is listed, for the sentence when listing failed. */
  what: string
  /** What the entries come from; absent is a list that needs no loading. */
  catalog?: Catalog<unknown>
  items: readonly PickerItem[] | undefined
  value: string
  /** With the value of an entry, or with text that names none. */
  onChange: (value: string) => void
  onBlur?: () => void
  path: string
  placeholder?: string
  description?: ReactNode
  /** What to say below the field where the account has nothing to choose. */
  emptyNote?: string
  error?: string
  isExactOnly?: boolean
  /** What tells an entry apart in the list, where that is more than its own text. */
  renderFacts?: (item: PickerItem) => ReactNode
}

const nothing: PickerItem[] = []

/**
 * A text field with a list of what the account has. The text is the value: however the field is
 * left, an entry that it names is taken, and any other text as it was typed.
 */
export function Picker(props: PickerProps) {
  const { label, isLabelHidden, what, catalog, value, onChange, path } = props
  const items = props.items ?? nothing
  const chosen = items.find(item => item.value === value)
  const shown = chosen ? labelOf(chosen) : value
  /** What was typed while the list was loading. */
  const [early, setEarly] = useState<string>()
  const text = useTypedText(typed => {
    if (typed.trim() === shown) return
    setEarly(catalog?.isLoading ? typed.trim() : undefined)
    onChange(matchTyped(typed, items)?.value ?? typed.trim())
  })
  const nameEarly = useEffectEvent(() => {
    const named = early !== undefined && value === early ? matchTyped(early, items) : undefined
    // In another case it names an entry less surely than what was typed since, such as a revision.
    if (named && named.value !== value && nameOf(named) === early) onChange(named.value)
  })
  // A name that was typed before the list had loaded becomes its value.
  useEffect(() => nameEarly(), [items.length])
  const take = (item: PickerItem) => onChange(item.value)
  const empty = toEmptyText(what, catalog, items)
  const { isExactOnly } = props
  const state = usePicker({ items, text, empty, chosen: value, take, isExactOnly })
  const { input } = state
  const isLoading = catalog?.isLoading ?? false
  const isNoneThere = !isLoading && value === '' && props.items?.length === 0
  return (
    <InputBase
      {...(isLabelHidden ? { 'aria-label': label } : { label })}
      {...state.attributes}
      value={text.typed ?? shown}
      onChange={event => input.onChange(event.currentTarget.value)}
      onFocus={input.onFocus}
      onClick={input.onClick}
      onKeyDown={input.onKeyDown}
      onBlur={() => {
        input.onBlur()
        props.onBlur?.()
      }}
      data-path={path}
      placeholder={isLoading ? 'Loading' : props.placeholder}
      error={props.error}
      description={
        catalog?.failure ? (
          <>
            <ListingFailure what={what} path={path} catalog={catalog} /> {props.description}
          </>
        ) : (
          (isNoneThere && props.emptyNote) || props.description
        )
      }
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      inputContainer={field => (
        <PickerList
          field={field}
          state={state}
          label={label}
          chosen={[value]}
          renderFacts={props.renderFacts}
        />
      )}
      rightSection={<ComboboxChevron />}
      rightSectionPointerEvents="none"
      spellCheck={false}
      autoCapitalize="off"
    />
  )
}

/** Undefined where there is no list to look in. */
export function toEmptyText(
  what: string,
  catalog: Catalog<unknown> | undefined,
  items: readonly PickerItem[],
): string | undefined {
  if (catalog?.isLoading) return 'Loading'
  return items.length > 0 ? `No ${what.toLowerCase()} match` : undefined
}
