import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { useTaskQuery } from './use-task-query'

const place = vi.hoisted(() => ({ address: '' }))
vi.mock('next/navigation', () => ({
  usePathname: () => '/tasks',
  useSearchParams: () => new URLSearchParams(place.address),
}))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

const render = (address: string) => {
  place.address = address
  window.history.replaceState(null, '', `/tasks?${address}`)
  const { result, rerender } = renderHook(() => useTaskQuery())
  return {
    query: () => result.current[0],
    change: (part: Parameters<(typeof result.current)[1]>[0]) => act(() => result.current[1](part)),
    /** The page is at the address that it wrote, or another. */
    goTo: (next: string) => {
      place.address = next
      rerender()
    },
  }
}

it('is what the address holds, changes at once, and is written there soon', () => {
  const page = render('cluster=demo')
  expect(page.query()).toMatchObject({ clusters: ['demo'], text: '' })
  page.change({ text: 'job' })
  expect(page.query()).toMatchObject({ clusters: ['demo'], text: 'job' })
  expect(window.location.search).toBe('?cluster=demo')
  vi.advanceTimersByTime(300)
  expect(window.location.search).toBe('?q=job&cluster=demo')
})

it('keeps a filter that is chosen while what was typed is not written yet', () => {
  const page = render('')
  page.change({ text: 'job' })
  vi.advanceTimersByTime(100)
  page.change({ state: 'failed' })
  vi.advanceTimersByTime(1_000)
  expect(window.location.search).toBe('?q=job&state=failed')
  expect(page.query()).toMatchObject({ text: 'job', state: 'failed' })
})

it('keeps what is typed while the page learns of an earlier address', () => {
  const page = render('')
  page.change({ text: 'jo' })
  vi.advanceTimersByTime(300)
  page.change({ text: 'job' })
  page.goTo('q=jo')
  expect(page.query().text).toBe('job')
})

it('follows a link to another address of the page', () => {
  const page = render('q=job&state=failed')
  page.goTo('')
  expect(page.query()).toMatchObject({ text: '', state: undefined })
})

it.each(['click', 'submit'])('is written before a %s leads to another page, not after', event => {
  const page = render('')
  page.change({ text: 'job' })
  document.body.dispatchEvent(new Event(event, { bubbles: true }))
  expect(window.location.search).toBe('?q=job')
  window.history.replaceState(null, '', '/tasks/of/another')
  vi.advanceTimersByTime(1_000)
  expect(window.location.pathname).toBe('/tasks/of/another')
})
