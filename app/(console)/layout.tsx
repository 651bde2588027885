import type { ReactNode } from 'react'
import { ConsoleShell } from '@/components/shell/console-shell'
import { changeRegion, signOutEverywhere } from './actions'
import { pageContext } from '@/lib/http/page-context.server'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { operator, settings, now } = await pageContext()
  const { accountId, name, principalArn, region, expiresAt } = operator
  const account = {
    accountId,
    name,
    principalArn,
    region,
    expiresAt,
    regions: settings.regions,
    nowMs: now().getTime(),
    changeRegion,
    signOutEverywhere,
  }
  return (
    <ConsoleShell account={account} signInMethods={settings.signInMethods}>
      {children}
    </ConsoleShell>
  )
}
