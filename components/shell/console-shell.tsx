'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { AccountMenu } from './account-menu'
import type { AccountMenuProps } from './account-menu'
import { Brand } from './brand'
import classes from './shell.module.css'

const SECTIONS = [
  { href: '/launch', label: 'Launch' },
  { href: '/tasks', label: 'Tasks' },
]

/** The frame of every page behind the sign-in. */
export function ConsoleShell({
  account,
  children,
}: {
  account: AccountMenuProps
  children: ReactNode
}) {
  const path = usePathname()
  return (
    <>
      <a href="#main" className={classes.skip}>
        Skip to the content
      </a>
      <header className={classes.header}>
        <Link href="/launch" className={classes.home} aria-label="Slipway">
          <Brand />
        </Link>
        <nav className={classes.nav} aria-label="Sections">
          {SECTIONS.map(({ href, label }) => (
            <Link
              key={href}
              href={href}
              className={classes.section}
              aria-current={path.startsWith(href) ? 'page' : undefined}
            >
              {label}
            </Link>
          ))}
        </nav>
        <AccountMenu {...account} />
      </header>
      <main id="main" tabIndex={-1} className={classes.main}>
        {children}
      </main>
    </>
  )
}
