import type { ReactNode } from 'react'
import { ConsoleShell } from '@/components/shell/console-shell'
import { readAuthSettings } from '@/lib/settings/settings.server'
import { changeRegion, signOutEverywhere } from './actions'
import { pageOperator } from '@/lib/http/page-operator.server'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const { operator, now } = await pageOperator()
  const { accountId, name, principalArn, region, expiresAt } = operator
  const account = {
    accountId,
    name,
    principalArn,
    region,
    expiresAt,
    regions: readAuthSettings(process.env).regions,
    nowMs: now().getTime(),
    changeRegion,
    signOutEverywhere,
  }
  return <ConsoleShell account={account}>{children}</ConsoleShell>
}
