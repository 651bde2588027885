'use client'

import dynamic from 'next/dynamic'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { createLazyPart } from '@/components/ui/lazy-part'
import type { PickerDropdownProps } from './picker-dropdown'
import classes from './picker-list.module.css'

const part = createLazyPart(() => 'Loading')

const PickerDropdown = dynamic(
  () => part.load(async () => (await import('./picker-dropdown')).PickerDropdown),
  { loading: part.Loading },
)

interface PickerListProps extends Omit<PickerDropdownProps, 'anchor'> {
  /** The input with its border. */
  field: ReactNode
}

/** A picker's input, and its list below it. What draws a list is loaded when one is opened first. */
export function PickerList({ field, ...list }: PickerListProps) {
  const anchor = useRef<HTMLDivElement>(null)
  const { isOpen } = list.state
  // A list that did not load is loaded again when it is opened again: no key reaches its button.
  useEffect(() => {
    if (isOpen) part.retry()
  }, [isOpen])
  return (
    <div ref={anchor} className={classes.anchor}>
      {field}
      {isOpen && (
        // The list itself is drawn over the whole page. The text keeps the focus.
        <div className={classes.loading} onMouseDown={event => event.preventDefault()}>
          <PickerDropdown {...list} anchor={anchor} />
        </div>
      )}
    </div>
  )
}
