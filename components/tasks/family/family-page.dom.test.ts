import { MantineProvider } from '@mantine/core'
import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { fireEvent, render, screen, within } from '@testing-library/react'
import { createElement } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { FamilyAnswer } from '@/lib/task-view/family/family-answer'
import { toFamilyFigures } from '@/lib/task-view/family/family-figures'
import type { FamilyRun } from '@/lib/task-view/family/family-run'
import { pass } from '@/lib/testing/render-with-queries'
import { scriptServer, valueOf } from '@/lib/testing/scripted-server'
import { FamilyPage } from './family-page'

const nowMs = Date.UTC(2026, 10, 30, 14, 2)
const at = (minutesAgo: number) => new Date(nowMs - minutesAgo * 60_000).toISOString()

const run = (minutesAgo: number, more: Partial<FamilyRun> = {}): FamilyRun => ({
  href: `/tasks/us-east-1/1/demo/${minutesAgo}`,
  outcome: 'succeeded',
  title: 'Succeeded',
  createdAt: at(minutesAgo),
  endedAt: at(minutesAgo - 1),
  ranMs: 42_000,
  isOwnEnd: true,
  isByEventBridge: false,
  ...more,
})
const failed = run(5, { outcome: 'failed', title: 'Container app exited with code 3' })

async function show(runs: FamilyRun[], more: Partial<FamilyAnswer> = {}) {
  const initial: FamilyAnswer = {
    family: 'db-migrate',
    revision: { kind: 'active', revision: 14, registeredAt: at(10) },
    figures: toFamilyFigures(runs, nowMs),
    rows: [],
    problems: [],
    ...more,
  }
  scriptServer(valueOf(initial, 'stop'))
  const page = createElement(FamilyPage, { initial })
  const client = new QueryClient()
  render(createElement(MantineProvider, null, createElement(QueryClientProvider, { client }, page)))
  await pass(0)
}
const hasText = (text: string | RegExp) => expect(screen.queryByText(text)).not.toBeNull()
const lacksText = (text: string | RegExp) => expect(screen.queryByText(text)).toBeNull()

beforeEach(() => void vi.useFakeTimers({ now: nowMs }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

describe('a family’s page', () => {
  it('reads a run in words, for the pointer and for the keyboard', async () => {
    await show([
      run(9),
      failed,
      run(2, { outcome: 'interrupted', title: 'Spot took the capacity back' }),
    ])
    const list = screen.getByRole('list', { name: 'Runs, oldest first' })
    const [, bar] = within(list).getAllByRole('link')
    if (!bar) throw new Error('no bar')
    const name = bar.getAttribute('aria-label') ?? ''
    expect(name).toMatch(
      /^Failed, 42 s, 30 Nov 2026, \d\d:57 UTC.*: Container app exited with code 3$/,
    )
    expect(bar.getAttribute('href')).toBe(failed.href)
    lacksText(name)
    fireEvent.focus(bar)
    hasText(name)
    fireEvent.blur(bar)
    lacksText(name)
    fireEvent.mouseEnter(bar)
    hasText(name)
    hasText('1 of the last 3 failed, 1 interrupted')
  })

  it('says that there are more runs than it has read', async () => {
    await show([run(9)], { newestOnly: 2000 })
    hasText(/The figures cover the newest 2,000/)
    hasText('1+')
  })

  it('offers no launch without an active revision', async () => {
    await show([], { revision: { kind: 'none' } })
    hasText(/ECS has no ACTIVE revision/)
    expect(screen.queryByRole('link', { name: /Launch/ })).toBeNull()
  })

  it('claims nothing about runs that it may not show yet', async () => {
    const problem = { cluster: 'demo', message: 'AWS did not respond.', areTasksShown: false }
    await show([], { problems: [problem] })
    hasText(/hidden until AWS confirms/)
    lacksText('No runs in the last 90 days')
  })

  it('says so where nothing can be judged yet', async () => {
    const open = {
      outcome: 'running',
      ranMs: undefined,
      endedAt: undefined,
      isOwnEnd: false,
    } as const
    await show([run(2, open)])
    hasText('no run has succeeded or failed yet')
    hasText('no run has finished on its own')
    hasText('1 running')
    expect(screen.queryByRole('table', { name: /Why it failed/ })).toBeNull()
  })
})
