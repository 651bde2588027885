import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, render, screen } from '@testing-library/react'
import { createElement } from 'react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { CapacityChoice, ClusterChoice } from '@/lib/catalog/choices'
import { LaunchContextProvider } from '../form-state/launch-context'
import type { LaunchContext } from '../form-state/launch-context'
import { ClusterEntry } from './cluster/cluster-entry'
import { RegisteredFacts } from './definition/registered-facts'

const DAY_MS = 86_400_000
const batch: ClusterChoice = {
  arn: 'arn:aws:ecs:us-east-1:111122223333:cluster/batch',
  name: 'batch',
  status: 'ACTIVE',
  registeredContainerInstancesCount: 3,
  runningTasksCount: 4,
  pendingTasksCount: 0,
  capacityProviders: ['batch-asg'],
  defaultCapacityProviderStrategy: [],
  isProduction: false,
}
const instances: CapacityChoice['instances'] = {
  count: 3,
  freeCpu: 5632,
  registeredCpu: 12_288,
  freeMemoryMiB: 20_480,
  registeredMemoryMiB: 23_040,
}

describe('what an entry of a list shows once it is in view', () => {
  const fetched = vi.fn<(url: string) => Response>()
  let client: QueryClient
  beforeEach(() => {
    vi.useFakeTimers()
    client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    vi.stubGlobal('fetch', async (url: string) => fetched(url))
  })
  afterEach(() => {
    client.clear()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  async function show(entry: ReactNode): Promise<string | null> {
    // All that an entry takes of the page.
    const context = { region: 'us-east-1' } as LaunchContext
    const page = createElement(LaunchContextProvider, { value: context }, entry)
    const { container } = render(createElement(QueryClientProvider, { client }, page))
    await act(() => vi.advanceTimersByTimeAsync(1_000))
    return container.textContent
  }

  it('is the age of a revision', async () => {
    const registeredAt = new Date(Date.now() - 3 * DAY_MS).toISOString()
    const value = { revision: 14, status: 'ACTIVE', registeredAt }
    fetched.mockImplementation(() => Response.json({ ok: true, value }))
    const facts = createElement(RegisteredFacts, { taskDefinition: 'app', facts: 'active' })
    expect(await show(facts)).toBe('active · 3 d ago')
    expect(fetched.mock.lastCall).toEqual([
      '/api/catalog/registered?region=us-east-1&taskDefinition=app',
    ])
  })

  it('is what is known without asking where AWS fails', async () => {
    const failure = { kind: 'throttled', message: 'Rate exceeded' }
    fetched.mockImplementation(() => Response.json({ ok: false, failure }, { status: 429 }))
    const facts = createElement(RegisteredFacts, { taskDefinition: 'app', facts: 'active' })
    expect(await show(facts)).toBe('active')
  })

  it('is the capacity that is free on a cluster’s instances', async () => {
    fetched.mockImplementation(() =>
      Response.json({ ok: true, value: { providers: [], instances } }),
    )
    expect(await show(createElement(ClusterEntry, { cluster: batch }))).toBe(
      '4 running · 3 instances · batch-asg5.5 of 12 vCPU and 20 of 22.5 GiB free',
    )
  })

  it('asks nothing of a cluster without instances', async () => {
    fetched.mockClear()
    const cluster = { ...batch, registeredContainerInstancesCount: 0 }
    await show(createElement(ClusterEntry, { cluster }))
    expect(screen.getByText('4 running · batch-asg')).toBeTruthy()
    expect(fetched).not.toHaveBeenCalled()
  })
})
