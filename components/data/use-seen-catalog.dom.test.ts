import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { act, renderHook } from '@testing-library/react'
import { createElement } from 'react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { useSeenCatalog } from './use-seen-catalog'

const date = { revision: 1, status: 'ACTIVE', registeredAt: '2026-11-01T00:00:00Z' }
const denied = { kind: 'forbidden', message: 'You aren’t allowed.' }

describe('an entry of a long list', () => {
  const fetched = vi.fn<(url: string) => Response>()
  let client: QueryClient
  beforeEach(() => {
    vi.useFakeTimers()
    client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
    fetched.mockReset().mockImplementation(() => Response.json({ ok: true, value: date }))
    vi.stubGlobal('fetch', async (url: string) => fetched(url))
  })
  afterEach(() => {
    client.clear()
    vi.unstubAllGlobals()
    vi.useRealTimers()
  })

  const show = (taskDefinition: string) =>
    renderHook(() => useSeenCatalog('registered', { region: 'us-east-1', taskDefinition }), {
      wrapper: ({ children }: { children: ReactNode }) =>
        createElement(QueryClientProvider, { client }, children),
    })
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))

  it('is asked about once it was in view for a moment, and not again', async () => {
    const first = show('app')
    await pass(299)
    expect(fetched).not.toHaveBeenCalled()
    await pass(1)
    await pass(100)
    expect(first.result.current.choices).toEqual(date)
    first.unmount()
    expect(show('app').result.current.choices).toEqual(date)
    await pass(1_000)
    expect(fetched).toHaveBeenCalledTimes(1)
  })

  it('is not asked about when it is scrolled past', async () => {
    const { unmount } = show('app')
    await pass(200)
    unmount()
    await pass(1_000)
    expect(fetched).not.toHaveBeenCalled()
  })

  it('is not asked about where AWS denied the question for another one', async () => {
    fetched.mockImplementation(() => Response.json({ ok: false, failure: denied }, { status: 403 }))
    show('app')
    const { result } = show('other')
    await pass(1_000)
    expect(fetched).toHaveBeenCalledTimes(1)
    expect(result.current).toMatchObject({ choices: undefined, failure: denied })
  })
})
