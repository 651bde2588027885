import { act } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pass, renderWithQueries } from '@/lib/testing/render-with-queries'
import { failureOf, scriptServer, valueOf } from '@/lib/testing/scripted-server'
import { OFFLINE } from './ask-server'
import { usePoll } from './use-poll'

const question = { key: ['count'], url: '/api/count', read: (value: unknown) => Number(value) }
const renderPoll = () => renderWithQueries(() => usePoll(question, 0), undefined).result

beforeEach(() => void vi.useFakeTimers({ now: 1_000_000 }))
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
  vi.restoreAllMocks()
})

describe('a poll', () => {
  it('shows what the page brought along, and asks at once', async () => {
    const server = scriptServer(valueOf(1, 5_000))
    const poll = renderPoll()
    expect(poll.current).toMatchObject({ body: 0, updatedAtMs: 0, isAsking: true })
    await pass(0)
    expect(poll.current).toMatchObject({ body: 1, isAsking: false, nextAtMs: 1_005_000 })
    expect(server.asked).toEqual(['/api/count'])
  })

  it('asks again after the delay that each answer names, until one says stop', async () => {
    const server = scriptServer(valueOf(1, 5_000), valueOf(2, 60_000), valueOf(3, 'stop'))
    const poll = renderPoll()
    await pass(4_999)
    expect(server.asked).toHaveLength(1)
    await pass(1)
    expect(poll.current.body).toBe(2)
    await pass(59_999)
    expect(server.asked).toHaveLength(2)
    await pass(1)
    expect(poll.current).toMatchObject({ body: 3, nextAtMs: null })
    await pass(3_600_000)
    expect(server.asked).toHaveLength(3)
  })

  it('keeps the last state while the server fails, and asks less often each time', async () => {
    const server = scriptServer(valueOf(1, 5_000), 'down')
    const poll = renderPoll()
    await pass(5_000)
    expect(poll.current).toMatchObject({ body: 1, failure: { kind: 'unreachable' } })
    for (const delayMs of [4_000, 8_000, 16_000, 32_000, 60_000, 60_000]) {
      const before = server.asked.length
      await pass(delayMs - 1)
      expect(server.asked).toHaveLength(before)
      await pass(1)
      expect(server.asked).toHaveLength(before + 1)
    }
  })

  it('goes on as before once the server answers again', async () => {
    const server = scriptServer('down', 'down', valueOf(1, 5_000), 'down')
    const poll = renderPoll()
    await pass(12_000)
    expect(poll.current).toMatchObject({ body: 1, failure: undefined })
    expect(server.asked).toHaveLength(3)
    await pass(5_000)
    expect(server.asked).toHaveLength(4)
    await pass(4_000)
    expect(server.asked).toHaveLength(5)
  })

  it('waits for as long as the server asks', async () => {
    const server = scriptServer(failureOf('throttled', 429, { 'retry-after': '30' }), valueOf(1))
    const poll = renderPoll()
    await pass(29_999)
    expect(server.asked).toHaveLength(1)
    await pass(1)
    expect(poll.current.body).toBe(1)
  })

  it.each([
    ['expired', 401],
    ['forbidden', 403],
    ['rejected', 404],
  ] as const)('does not ask again after %s', async (kind, status) => {
    const server = scriptServer(failureOf(kind, status))
    const poll = renderPoll()
    await pass(3_600_000)
    expect(server.asked).toHaveLength(1)
    expect(poll.current).toMatchObject({ failure: { kind }, nextAtMs: null })
  })

  it('takes the answer of an action with its delay', async () => {
    const server = scriptServer(valueOf(1, 60_000), valueOf(3, 'stop'))
    const poll = renderPoll()
    await pass(0)
    act(() => poll.current.accept({ body: 2, nextPollMs: 3_000 }))
    await pass(0)
    expect(poll.current).toMatchObject({ body: 2, nextAtMs: 1_003_000 })
    expect(server.asked).toHaveLength(1)
    await pass(3_000)
    expect(poll.current.body).toBe(3)
  })

  it('ends with the answer of an action after which nothing can change', async () => {
    const server = scriptServer(valueOf(1, 60_000))
    const poll = renderPoll()
    await pass(0)
    act(() => poll.current.accept({ body: 2, nextPollMs: null }))
    await pass(3_600_000)
    expect(poll.current).toMatchObject({ body: 2, nextAtMs: null })
    expect(server.asked).toHaveLength(1)
  })

  it('says when nobody looks, and asks at once when somebody does again', async () => {
    const visibility = vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    const server = scriptServer(valueOf(1, 300_000))
    renderPoll()
    await pass(0)
    expect(server.asked).toEqual(['/api/count?look=0'])
    visibility.mockReturnValue('visible')
    act(() => void window.dispatchEvent(new Event('visibilitychange')))
    await pass(0)
    expect(server.asked).toEqual(['/api/count?look=0', '/api/count'])
  })

  it('says in a hidden tab that somebody asked to be told, and goes on', async () => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    const server = scriptServer(valueOf(1, 5_000))
    const { rerender } = renderWithQueries(isTold => usePoll(question, 0, { isTold }), false)
    await pass(0)
    rerender(true)
    await pass(10_000)
    expect(server.asked).toEqual(['/api/count?look=0', '/api/count?look=1', '/api/count?look=1'])
  })

  it('says at once that the browser is offline, and goes on by itself when it is back', async () => {
    const server = scriptServer(valueOf(1, 60_000), 'down', valueOf(2, 60_000))
    const poll = renderPoll()
    await pass(0)
    const onLine = vi.spyOn(navigator, 'onLine', 'get').mockReturnValue(false)
    act(() => void window.dispatchEvent(new Event('offline')))
    await pass(0)
    expect(poll.current).toMatchObject({ body: 1, failure: OFFLINE })
    onLine.mockReturnValue(true)
    act(() => void window.dispatchEvent(new Event('online')))
    await pass(0)
    expect(poll.current).toMatchObject({ body: 2, failure: undefined })
    expect(server.asked).toHaveLength(3)
  })

  it('stays as it was while the server on the same machine answers offline', async () => {
    const server = scriptServer(valueOf(1, 60_000))
    const poll = renderPoll()
    await pass(0)
    act(() => void window.dispatchEvent(new Event('offline')))
    await pass(0)
    expect(server.asked).toHaveLength(2)
    expect(poll.current).toMatchObject({ body: 1, failure: undefined })
  })

  it('gives the same body for an answer that hasn’t changed, so that nothing is drawn again', async () => {
    const rows = () => ({ rows: [{ id: 1 }, { id: 2 }] })
    scriptServer(valueOf(rows(), 1_000), valueOf(rows(), 1_000))
    const { result } = renderWithQueries(
      () => usePoll({ key: ['rows'], url: '/api/rows', read: value => value as object }, {}),
      undefined,
    )
    await pass(0)
    const first = result.current.body
    await pass(1_000)
    expect(result.current.body).toBe(first)
  })
})
