'use client'

import { lazy, startTransition, Suspense, useState } from 'react'
import { createLazyPart } from '../ui/lazy-part'
import { AccountButton } from './account-button'
import type { AccountMenuProps } from './account-menu-props'

const loadDropdown = () => import('./account-menu-dropdown')

/** Loads the menu before the click. If this fails, the click tries again and shows why. */
const preload = () => void loadDropdown().catch(() => undefined)

const part = createLazyPart(() => null, true)
const Dropdown = lazy(async () => ({
  default: await part.load(async () => (await loadDropdown()).AccountMenuDropdown),
}))

/** The account, always in sight; its menu is loaded when it is first needed. */
export function AccountMenu(props: AccountMenuProps) {
  const [wasOpened, setOpened] = useState(false)
  const button = (
    <AccountButton
      account={props}
      aria-expanded={false}
      onPointerEnter={preload}
      onFocus={preload}
      // As a transition the button stays, with its focus, until the menu is there.
      onClick={() => startTransition(() => setOpened(true))}
    />
  )
  return (
    <>
      <Suspense fallback={button}>{wasOpened ? <Dropdown {...props} /> : button}</Suspense>
      <part.Failure />
    </>
  )
}
