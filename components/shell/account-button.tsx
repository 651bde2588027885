'use client'

import { IconChevronDown } from '@tabler/icons-react'
import type { ComponentProps } from 'react'
import { useIsHydrated } from '@/components/ui/time/clock'
import { accountColour } from './account-colour'
import type { AccountMenuProps } from './account-menu-props'
import { SessionLeft } from './session-left'
import classes from './shell.module.css'

/** Whose credentials, in which Region, for how long. */
export function AccountButton({
  account: { accountId, name, region, expiresAt },
  ...button
}: { account: AccountMenuProps } & ComponentProps<'button'>) {
  return (
    <button
      {...button}
      type="button"
      disabled={!useIsHydrated()}
      className={classes.account}
      aria-haspopup="menu"
      aria-label={`Account ${accountId}, ${name}, Region ${region}`}
    >
      <span className={classes.swatch} style={{ background: accountColour(accountId) }} />
      <strong className={classes.accountId}>{accountId}</strong>
      <span className={classes.who}>{name}</span>
      <span className={classes.region}>{region}</span>
      <SessionLeft expiresAt={expiresAt} />
      <IconChevronDown size={14} aria-hidden />
    </button>
  )
}
