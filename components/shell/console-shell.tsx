'use client'

import Link from 'next/link'
import { usePathname } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { ReactNode } from 'react'
import { AccountMenu } from './account-menu'
import { ServerNowProvider } from '@/components/ui/time/clock'
import type { AccountMenuProps } from './account-menu-props'
import { Brand } from './brand'
import classes from './shell.module.css'
import { QueryScope } from './query-scope'
import { SignInMethodsProvider } from './sign-in-again'
import { useSessionEnd } from './use-session-end'

const SECTIONS = [
  { href: '/launch', label: 'Launch', paths: /^\/launch$/ },
  { href: '/tasks', label: 'Tasks', paths: /^\/(tasks|launches|families|compare)(\/|$)/ },
]

/** The frame of every page behind the sign-in. */
export function ConsoleShell({
  account,
  signInMethods,
  children,
}: {
  account: AccountMenuProps
  signInMethods: readonly string[]
  children: ReactNode
}) {
  const path = usePathname()
  useSessionEnd(account.expiresAt)
  const main = useRef<HTMLElement>(null)
  const focusedPath = useRef(path)
  useEffect(() => {
    if (focusedPath.current === path) return
    focusedPath.current = path
    main.current?.focus({ preventScroll: true })
  }, [path])
  return (
    <ServerNowProvider value={account.nowMs}>
      <a href="#main" className={classes.skip}>
        Skip to the content
      </a>
      <header className={classes.header}>
        <Link href="/launch" className={classes.home} aria-label="Slipway">
          <Brand />
        </Link>
        <nav className={classes.nav} aria-label="Sections">
          {SECTIONS.map(({ href, label, paths }) => (
            <Link
              key={href}
              href={href}
              className={classes.section}
              aria-current={paths.test(path) ? 'page' : undefined}
            >
              {label}
            </Link>
          ))}
        </nav>
        <AccountMenu {...account} />
      </header>
      <main ref={main} id="main" tabIndex={-1} className={classes.main}>
        {/* Whoever signs in beside a page sees nothing of what another was answered. */}
        <QueryScope key={`${account.accountId} ${account.principalArn}`}>
          <SignInMethodsProvider value={signInMethods}>{children}</SignInMethodsProvider>
        </QueryScope>
      </main>
    </ServerNowProvider>
  )
}
