'use client'

import { Combobox } from '@mantine/core'
import { OptionLine } from './option-line'
import { nameOf } from './match-typed'
import type { PickerItem } from './match-typed'
import classes from './picker-list.module.css'
import type { PickerState } from './use-picker'

/** The entries below a picker, under the headings of their groups. */
export function PickerList({
  state: { shown, active, id },
  label,
  chosen,
  empty,
}: {
  state: PickerState
  label: string
  chosen: readonly string[]
  /** What stands there where nothing is found; nothing opens where absent. */
  empty: string | undefined
}) {
  const rows = shown.map((item, index) => ({ item, index }))
  const groups = [...new Set(shown.map(({ group }) => group))]
  return (
    <Combobox.Dropdown data-composed hidden={shown.length === 0 && !empty}>
      <Combobox.Options aria-label={label} className={classes.options}>
        {groups.map(group => {
          const members = rows.filter(({ item }) => item.group === group)
          const options = members.map(({ item, index }) => (
            <PickerOption
              key={item.value}
              id={`${id}-${index}`}
              item={item}
              isHighlighted={index === active}
              isChosen={chosen.includes(item.value)}
            />
          ))
          return group === undefined ? (
            options
          ) : (
            <Combobox.Group key={group} label={group}>
              {options}
            </Combobox.Group>
          )
        })}
        {shown.length === 0 && <Combobox.Empty>{empty}</Combobox.Empty>}
      </Combobox.Options>
    </Combobox.Dropdown>
  )
}

function PickerOption({
  id,
  item,
  isHighlighted,
  isChosen,
}: {
  id: string
  item: PickerItem
  isHighlighted: boolean
  isChosen: boolean
}) {
  return (
    <Combobox.Option
      id={id}
      value={item.value}
      selected={isHighlighted}
      active={isChosen}
      aria-selected={isChosen}
    >
      <OptionLine name={nameOf(item)} facts={item.facts} />
    </Combobox.Option>
  )
}
