'use client'

import Link from 'next/link'
import type { ComponentProps } from 'react'
import { useIsHydrated } from './time/clock'
import classes from './action-button.module.css'

interface Look {
  /** The one thing that the page is for. */
  isPrimary?: boolean
  isSmall?: boolean
}

type ActionButtonProps = Look & ComponentProps<'button'> & { isBusy?: boolean }

/**
 * A button for pages that load little: it looks like Mantine's, whose script is 10 KiB and takes a phone
 * a noticeable time for each button. While it is busy it keeps its focus, so the caller ignores clicks.
 * Until the page is hydrated it is disabled, as nothing would hear a click.
 */
export const ActionButton = ({
  isPrimary,
  isSmall,
  isBusy,
  type = 'button',
  className,
  disabled,
  ...button
}: ActionButtonProps) => (
  <button
    {...button}
    type={type}
    disabled={!useIsHydrated() || disabled}
    aria-busy={isBusy || undefined}
    {...toLook({ isPrimary, isSmall }, className)}
  />
)

/** A link that looks like such a button. */
export const ActionLink = ({
  isPrimary,
  isSmall,
  className,
  ...link
}: Look & ComponentProps<typeof Link>) => (
  <Link {...link} {...toLook({ isPrimary, isSmall }, className)} />
)

const toLook = ({ isPrimary, isSmall }: Look, className = '') => ({
  className: `${classes.button} ${className}`,
  'data-primary': isPrimary || undefined,
  'data-small': isSmall || undefined,
})
