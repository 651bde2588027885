'use client'

import { Combobox } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useEffect } from 'react'
import { createLazyPart } from '@/components/ui/lazy-part'
import classes from './picker-list.module.css'
import type { PickerOptionsProps } from './picker-options'

const part = createLazyPart(() => <Combobox.Empty>Loading</Combobox.Empty>)

const PickerOptions = dynamic(
  () => part.load(async () => (await import('./picker-options')).PickerOptions),
  { loading: part.Loading },
)

/** Over the whole page, and still in its main part: what is outside of it belongs to no landmark. */
export const listPlace = { target: '#main' }

interface PickerListProps extends PickerOptionsProps {
  /** What stands there where nothing is found; nothing opens where absent. */
  empty: string | undefined
}

/** The entries below a picker. They are loaded when a list is opened first. */
export function PickerList({ empty, ...options }: PickerListProps) {
  const { state, label } = options
  const isOpen = state.combobox.dropdownOpened
  // A list that did not load is loaded again when it is opened again: no key reaches its button.
  useEffect(() => {
    if (isOpen) part.retry()
  }, [isOpen])
  return (
    <Combobox.Dropdown
      className={classes.dropdown}
      data-composed
      hidden={state.shown.length === 0 && !empty}
      // The text keeps the focus.
      onMouseDown={event => event.preventDefault()}
    >
      {state.shown.length > 0 ? (
        <PickerOptions {...options} />
      ) : (
        <Combobox.Options id={state.listId} aria-label={label}>
          <Combobox.Empty>{empty}</Combobox.Empty>
        </Combobox.Options>
      )}
    </Combobox.Dropdown>
  )
}
