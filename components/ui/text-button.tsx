'use client'

import type { ReactNode } from 'react'
import { useIsHydrated } from './time/clock'
import classes from './text-button.module.css'

/** A small action that reads as a link. A click before the page is hydrated would be lost. */
export function TextButton({
  label,
  isQuiet,
  path,
  onClick,
  children,
}: {
  /** The accessible name where the text alone does not say what it acts on. */
  label?: string
  isQuiet?: boolean
  /** Where the focus finds it, as it finds fields. */
  path?: string
  onClick: () => void
  children: ReactNode
}) {
  return (
    <button
      type="button"
      className={classes.button}
      data-quiet={isQuiet || undefined}
      aria-label={label}
      data-path={path}
      disabled={!useIsHydrated()}
      onClick={onClick}
    >
      {children}
    </button>
  )
}
