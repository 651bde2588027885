'use client'

import { Select, TextInput } from '@mantine/core'
import type { ComboboxItem, SelectProps } from '@mantine/core'
import type { ReactNode } from 'react'
import { ListingFailure } from './listing-failure'
import type { Catalog } from './use-catalog'
import { useRetry } from './use-retry'

const shownAtOnce = 200

interface PickOrTypeProps {
  label: string
  /** What is listed, for the sentence when listing failed. */
  what: string
  catalog: Catalog<unknown>
  items: ComboboxItem[] | undefined
  value: string
  onChange: (value: string) => void
  onBlur?: () => void
  path: string
  placeholder?: string
  description?: ReactNode
  error?: string
  renderOption?: SelectProps['renderOption']
  isClearable?: boolean
}

/** A searchable list of what the account has; a text field where listing failed. */
export function PickOrType(props: PickOrTypeProps) {
  const { catalog, items, value, onChange, what } = props
  const retry = useRetry(catalog, props.path)
  const common = {
    label: props.label,
    onBlur: props.onBlur,
    'data-path': props.path,
    error: props.error,
    inputWrapperOrder: ['label', 'input', 'error', 'description'] as ('label' | 'input')[],
  }
  if (catalog.failure) {
    return (
      <TextInput
        {...common}
        value={value}
        onChange={event => onChange(event.currentTarget.value)}
        description={<ListingFailure what={what} failure={catalog.failure} retry={retry} />}
      />
    )
  }
  return (
    <Select
      {...common}
      searchable
      limit={shownAtOnce}
      maxDropdownHeight={280}
      data={withChosen(items ?? [], value)}
      value={value || null}
      onChange={chosen => onChange(chosen ?? '')}
      placeholder={catalog.isLoading ? 'Loading' : props.placeholder}
      nothingFoundMessage={catalog.isLoading ? 'Loading' : `No ${what.toLowerCase()} match`}
      description={props.description}
      renderOption={props.renderOption}
      allowDeselect={false}
      clearable={props.isClearable}
      withCheckIcon={false}
    />
  )
}

/** A value that is not (or not yet) listed stays chosen. */
const withChosen = (items: ComboboxItem[], value: string): ComboboxItem[] =>
  value === '' || items.some(item => item.value === value)
    ? items
    : [{ value, label: value }, ...items]
