'use client'

import { Popover } from '@mantine/core'
import { useState } from 'react'
import type { ReactNode } from 'react'
import { useIsHydrated } from './clock'
import classes from './pop-button.module.css'

interface PopButtonProps {
  /** What the button shows. */
  children: ReactNode
  /** The accessible name where the text alone does not say it. */
  label?: string
  /** Whether what it holds changes something. */
  isSet?: boolean
  /** What opens below it; `close` gives the focus back. */
  content: (close: () => void) => ReactNode
}

/** A button that opens a small panel. Escape, a click elsewhere and leaving it close it. */
export function PopButton({ children, label, isSet, content }: PopButtonProps) {
  const [isOpen, setIsOpen] = useState(false)
  const isHydrated = useIsHydrated()
  const close = () => setIsOpen(false)
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-start"
      shadow="md"
      trapFocus
      returnFocus
      withinPortal
    >
      <Popover.Target>
        <button
          type="button"
          className={classes.button}
          data-set={isSet || undefined}
          aria-label={label}
          disabled={!isHydrated}
          onClick={() => setIsOpen(!isOpen)}
        >
          {children}
        </button>
      </Popover.Target>
      <Popover.Dropdown className={classes.panel}>{isOpen && content(close)}</Popover.Dropdown>
    </Popover>
  )
}
