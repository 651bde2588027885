'use client'

import { Tabs } from '@mantine/core'
import { useClipboard } from '@mantine/hooks'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { useLaunchContext } from '../form-state/launch-context'
import classes from './request-card.module.css'
import type { RequestView } from './request-views'
import { TextButton } from '../../ui/text-button'
import { toLaunchRequest } from '../submit/use-launch-request'
import { useIsHydrated } from '@/components/ui/time/clock'
import { createLazyPart, loadFailed } from '../../ui/lazy-part'

const Loading = () => <pre className={classes.text}>Loading</pre>

const textPart = createLazyPart(Loading)
const RequestText = dynamic(
  () => textPart.load(async () => (await import('./request-text')).RequestText),
  { ssr: false, loading: textPart.Loading },
)

const preflightPart = createLazyPart(Loading)
const PreflightPanel = dynamic(
  () => preflightPart.load(async () => (await import('./preflight-panel')).PreflightPanel),
  { ssr: false, loading: preflightPart.Loading },
)

const views = {
  bash: 'Bash',
  powershell: 'PowerShell',
  json: 'JSON',
} satisfies Record<RequestView, string>
const tabs = { ...views, preflight: 'Preflight' }

type Tab = keyof typeof tabs

const isTab = (name: string | null): name is Tab => name !== null && name in tabs

/**
 * The exact request in each notation, and what it depends on. Secret-looking values are masked
 * here and copied whole.
 * @param onGo before the focus moves to a field
 */
export function RequestCard({ onGo }: { onGo?: () => void }) {
  const [tab, setTab] = useState<Tab>('bash')
  const isHydrated = useIsHydrated()
  return (
    <section className={classes.card} aria-label="The request">
      <Tabs
        value={tab}
        onChange={name => isTab(name) && setTab(name)}
        variant="pills"
        keepMounted={false}
        classNames={{ tab: classes.tab, list: classes.list }}
      >
        <div className={classes.header}>
          <Tabs.List aria-label="Notation">
            {Object.entries(tabs).map(([name, label]) => (
              <Tabs.Tab key={name} value={name} disabled={!isHydrated}>
                {label}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          {tab !== 'preflight' && <CopyRequest view={tab} />}
        </div>
        <Tabs.Panel value={tab}>
          {tab === 'preflight' ? <PreflightPanel onGo={onGo} /> : <RequestText view={tab} />}
        </Tabs.Panel>
      </Tabs>
    </section>
  )
}

function CopyRequest({ view }: { view: RequestView }) {
  const { region, store, pending, intents, refuse } = useLaunchContext()
  const { copied, copy } = useClipboard({ timeout: 1500 })
  async function copyWhole() {
    pending.flush()
    const loaded = await import('./request-views').catch(() => undefined)
    if (!loaded) return refuse(loadFailed)
    const { requestViews } = loaded
    copy(
      requestViews[view](toLaunchRequest(store.getCurrent().findings.launch, intents), { region }),
    )
  }
  return (
    <TextButton isQuiet onClick={() => void copyWhole()}>
      {copied ? 'Copied' : 'Copy'}
    </TextButton>
  )
}
