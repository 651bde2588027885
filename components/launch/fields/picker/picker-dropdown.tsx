'use client'

import { Combobox, useCombobox } from '@mantine/core'
import { useImperativeHandle } from 'react'
import type { Ref, RefObject } from 'react'
import classes from './picker-dropdown.module.css'
import { PickerOptions } from './picker-options'
import type { PickerOptionsProps } from './picker-options'

/** Over the whole page, and still in its main part: what is outside of it belongs to no landmark. */
const listPlace = { target: '#main' }

export interface PickerDropdownProps extends PickerOptionsProps {
  /** What the list is placed below. */
  anchor: RefObject<HTMLElement | null>
}

/** A picker's open list. */
export function PickerDropdown({ anchor, ...options }: PickerDropdownProps) {
  const { label } = options
  const { shown, empty, listId, listRef, choose, close } = options.state
  const store = useCombobox({ opened: true, onOpenedChange: close })
  return (
    <Combobox
      store={store}
      onOptionSubmit={choose}
      keepMounted={false}
      position="bottom-start"
      portalProps={listPlace}
    >
      <Combobox.DropdownTarget>
        <Anchor anchor={anchor} />
      </Combobox.DropdownTarget>
      <Combobox.Dropdown
        className={classes.dropdown}
        data-composed
        // The text keeps the focus.
        onMouseDown={event => event.preventDefault()}
      >
        {shown.length > 0 ? (
          <PickerOptions {...options} />
        ) : (
          <Combobox.Options ref={listRef} id={listId} aria-label={label}>
            <Combobox.Empty>{empty}</Combobox.Empty>
          </Combobox.Options>
        )}
      </Combobox.Dropdown>
    </Combobox>
  )
}

/** Hands Mantine the field, which was drawn before the list was loaded. */
function Anchor({
  anchor,
  ref,
}: {
  anchor: RefObject<HTMLElement | null>
  ref?: Ref<HTMLElement | null>
}) {
  useImperativeHandle<HTMLElement | null, HTMLElement | null>(ref, () => anchor.current, [anchor])
  return null
}
