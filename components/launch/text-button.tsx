import { UnstyledButton } from '@mantine/core'
import type { ReactNode } from 'react'
import classes from './text-button.module.css'

/** A small action that reads as a link. */
export function TextButton({
  label,
  isQuiet,
  onClick,
  children,
}: {
  /** The accessible name where the text alone does not say what it acts on. */
  label?: string
  isQuiet?: boolean
  onClick: () => void
  children: ReactNode
}) {
  return (
    <UnstyledButton
      className={classes.button}
      data-quiet={isQuiet || undefined}
      aria-label={label}
      onClick={onClick}
    >
      {children}
    </UnstyledButton>
  )
}
