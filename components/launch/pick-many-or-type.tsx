'use client'

import { MultiSelect, TagsInput } from '@mantine/core'
import type { ComboboxParsedItem } from '@mantine/core'
import { ListingFailure } from './listing-failure'
import { OptionLine } from './option-line'
import classes from './pick-many-or-type.module.css'
import type { Catalog } from './use-catalog'
import { useRetry } from './use-retry'

export interface ManyItem {
  value: string
  /** Short, for the chosen one. */
  pill: string
  name: string
  facts: string
  group: string
}

interface PickManyOrTypeProps {
  label: string
  catalog: Catalog<unknown>
  items: ManyItem[] | undefined
  max: number
  value: string[]
  onChange: (value: string[]) => void
  onBlur: () => void
  path: string
  placeholder: string
  error?: string
}

/** Several of what the account has, grouped; typed ids where listing failed. */
export function PickManyOrType(props: PickManyOrTypeProps) {
  const { label, catalog, items = [], max, value, placeholder } = props
  const retry = useRetry(catalog, props.path)
  const common = {
    label,
    value,
    onChange: props.onChange,
    onBlur: props.onBlur,
    error: props.error,
    'data-path': props.path,
    inputWrapperOrder: ['label', 'input', 'error', 'description'] as ('label' | 'input')[],
    description: value.length > 0 && `${value.length} of ${max}`,
  }
  if (catalog.failure) {
    const { failure } = catalog
    const description = <ListingFailure what={label} failure={failure} retry={retry} />
    return (
      <TagsInput {...common} splitChars={[',', ' ']} acceptValueOnBlur description={description} />
    )
  }
  const byValue = new Map(items.map(item => [item.value, item]))
  return (
    <MultiSelect
      {...common}
      searchable
      data={toGroups(items, value)}
      placeholder={catalog.isLoading ? 'Loading' : value.length === 0 ? placeholder : undefined}
      nothingFoundMessage={catalog.isLoading ? 'Loading' : `No ${label.toLowerCase()} match`}
      maxDropdownHeight={300}
      limit={200}
      withCheckIcon={false}
      hidePickedOptions
      classNames={{ root: classes.root, pill: classes.pill }}
      filter={({ options, search }) => {
        const wanted = search.trim().toLowerCase()
        const isMatch = (id: string) => toSearchText(byValue.get(id), id).includes(wanted)
        return options.flatMap((option): ComboboxParsedItem<string>[] => {
          if (!('group' in option)) return isMatch(option.value) ? [option] : []
          const found = option.items.filter(item => isMatch(item.value))
          return found.length > 0 ? [{ ...option, items: found }] : []
        })
      }}
      renderOption={({ option }) => {
        const item = byValue.get(option.value)
        return <OptionLine name={item?.name ?? option.label} facts={item?.facts} />
      }}
    />
  )
}

const toSearchText = (item: ManyItem | undefined, value: string) =>
  `${value} ${item?.name ?? ''} ${item?.facts ?? ''} ${item?.group ?? ''}`.toLowerCase()

/** Chosen ids that are not (or not yet) listed stay chosen. */
function toGroups(items: ManyItem[], chosen: string[]) {
  const groups = new Map<string, { value: string; label: string }[]>()
  for (const { group, value, pill } of items) {
    groups.set(group, [...(groups.get(group) ?? []), { value, label: pill }])
  }
  const listed = new Set(items.map(({ value }) => value))
  const others = chosen.filter(value => !listed.has(value)).map(value => ({ value, label: value }))
  return [...others, ...[...groups].map(([group, members]) => ({ group, items: members }))]
}
