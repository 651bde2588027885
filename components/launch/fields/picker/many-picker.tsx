'use client'

import { ComboboxChevron, Pill, PillsInput } from '@mantine/core'
import { useEffect, useEffectEvent, useId } from 'react'
import type { KeyboardEvent } from 'react'
import { ListingFailure } from './listing-failure'
import type { Catalog } from '../../../data/use-catalog'
import classes from './many-picker.module.css'
import { labelOf, matchTyped, readTypedList } from './match-typed'
import type { PickerItem } from './match-typed'
import { toEmptyText } from './picker'
import { PickerList } from './picker-list'
import { usePicker } from './use-picker'
import { useTypedText } from './use-typed-text'

interface ManyPickerProps {
  label: string
  catalog: Catalog<unknown>
  items: readonly PickerItem[] | undefined
  max: number
  value: readonly string[]
  onChange: (value: string[]) => void
  onBlur: () => void
  path: string
  placeholder: string
  error?: string
}

const nothing: PickerItem[] = []

/**
 * Several of what the account has, grouped. Text becomes values however the field is left: entries
 * by their names, anything else as it was typed, several of them apart by commas or blanks.
 */
export function ManyPicker(props: ManyPickerProps) {
  const { label, catalog, max, value, onChange, path } = props
  const items = props.items ?? nothing
  const id = useId()
  const add = (values: string[]) => {
    const next = [...new Set([...value, ...values])]
    if (next.length > value.length) onChange(next)
  }
  const remove = (at: number) => onChange(value.filter((_, index) => index !== at))
  const text = useTypedText(typed => add(readTypedList(typed, items)))
  const left = items.filter(item => !value.includes(item.value))
  const state = usePicker({
    items: left,
    text,
    empty: toEmptyText(label, catalog, items),
    take: item => add([item.value]),
    takesMany: true,
  })
  const { input } = state

  const nameTyped = useEffectEvent(() => {
    const named = value.map(one => matchTyped(one, items)?.value ?? one)
    if (named.some((one, index) => one !== value[index])) onChange(named)
  })
  // What was typed by its name before the list was there.
  useEffect(() => nameTyped(), [items])

  function onKeyDown(event: KeyboardEvent) {
    input.onKeyDown(event)
    if (event.key === 'Backspace' && !text.typed && value.length > 0) remove(value.length - 1)
  }
  const { failure } = catalog
  return (
    <PillsInput
      id={id}
      label={label}
      error={props.error}
      description={
        failure ? (
          <ListingFailure what={label} path={path} catalog={catalog} />
        ) : (
          value.length > 0 && `${value.length} of ${max}`
        )
      }
      inputWrapperOrder={['label', 'input', 'error', 'description']}
      inputContainer={field => (
        <PickerList field={field} state={state} label={label} chosen={value} />
      )}
      rightSection={<ComboboxChevron />}
      rightSectionPointerEvents="none"
      onClick={input.onClick}
    >
      <Pill.Group>
        {value.map((one, index) => {
          const item = items.find(({ value: id }) => id === one)
          return (
            <Pill
              key={one}
              className={classes.pill}
              withRemoveButton
              onRemove={() => remove(index)}
            >
              {item ? labelOf(item) : one}
            </Pill>
          )
        })}
        <PillsInput.Field
          id={id}
          {...state.attributes}
          value={text.typed ?? ''}
          onChange={event => input.onChange(event.currentTarget.value)}
          onFocus={input.onFocus}
          onKeyDown={onKeyDown}
          onBlur={() => {
            input.onBlur()
            props.onBlur()
          }}
          data-path={path}
          placeholder={toPlaceholder(props)}
          spellCheck={false}
          autoCapitalize="off"
        />
      </Pill.Group>
    </PillsInput>
  )
}

function toPlaceholder({ catalog, value, placeholder }: ManyPickerProps): string | undefined {
  if (catalog.isLoading) return 'Loading'
  return value.length === 0 ? placeholder : undefined
}
