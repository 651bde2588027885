import { act, renderHook } from '@testing-library/react'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { useLeaveGuard } from './use-leave-guard'

const { push } = vi.hoisted(() => ({ push: vi.fn() }))
vi.mock('next/navigation', () => ({ useRouter: () => ({ push }) }))

const renderGuard = (hasChanges: boolean) =>
  renderHook(() => useLeaveGuard(() => hasChanges)).result

/** Clicks a link of the page, and returns whether the browser would have followed it. */
function click(attributes: Record<string, string>, init: MouseEventInit = {}): boolean {
  const link = document.body.appendChild(document.createElement('a'))
  Object.entries(attributes).forEach(([name, value]) => link.setAttribute(name, value))
  let isFollowed = false
  document.body.addEventListener(
    'click',
    event => {
      isFollowed = !event.defaultPrevented
      event.preventDefault()
    },
    { once: true },
  )
  const event = new MouseEvent('click', { bubbles: true, cancelable: true, ...init })
  act(() => void link.dispatchEvent(event))
  link.remove()
  return isFollowed
}

/** Closes or reloads the tab, and returns whether the browser asks first. */
function unload(timeStampMs: number): boolean {
  const event = new Event('beforeunload', { cancelable: true })
  Object.defineProperty(event, 'timeStamp', { value: timeStampMs })
  window.dispatchEvent(event)
  return event.defaultPrevented
}

function press(init: KeyboardEventInit, timeStampMs: number): void {
  const event = new KeyboardEvent('keydown', init)
  Object.defineProperty(event, 'timeStamp', { value: timeStampMs })
  window.dispatchEvent(event)
}

describe('the leave guard', () => {
  beforeEach(() => {
    push.mockReset()
    window.history.replaceState(null, '', '/launch')
  })

  it('asks at a link of the console while there are changes, and leaves only on request', () => {
    const guard = renderGuard(true)
    expect(click({ href: '/tasks?status=running#first' })).toBe(false)
    expect(guard.current.isAsked).toBe(true)
    expect(push).not.toHaveBeenCalled()
    act(() => guard.current.leave())
    expect(push).toHaveBeenCalledExactlyOnceWith('/tasks?status=running#first')
    expect(guard.current.isAsked).toBe(false)
  })

  it('stays where it is when the operator stays', () => {
    const guard = renderGuard(true)
    click({ href: '/tasks' })
    act(() => guard.current.stay())
    expect(guard.current.isAsked).toBe(false)
    expect(push).not.toHaveBeenCalled()
  })

  it('lets every link through while nothing has changed', () => {
    const guard = renderGuard(false)
    click({ href: '/tasks' })
    expect(guard.current.isAsked).toBe(false)
  })

  it.each<[link: string, attributes: Record<string, string>, init?: MouseEventInit]>([
    ['opens a new tab', { href: '/tasks', target: '_blank' }],
    ['is opened in a new tab by key', { href: '/tasks' }, { ctrlKey: true }],
    ['is opened with the middle button', { href: '/tasks' }, { button: 1 }],
    ['downloads', { href: '/log.txt', download: 'log.txt' }],
    ['leads to a place on this page', { href: '/launch#containers' }],
    ['leads to another site, where the browser asks', { href: 'https://docs.aws.amazon.com/' }],
  ])('does not ask at a link that %s', (_link, attributes, init) => {
    const guard = renderGuard(true)
    expect(click(attributes, init)).toBe(true)
    expect(guard.current.isAsked).toBe(false)
  })

  it.each([true, false])('lets the browser ask at closing only with changes: %s', hasChanges => {
    renderGuard(hasChanges)
    expect(unload(10_000)).toBe(hasChanges)
  })

  it.each<[keys: string, init: KeyboardEventInit]>([
    ['F5', { key: 'F5' }],
    ['Ctrl and R', { key: 'r', ctrlKey: true }],
    ['Cmd and Shift and R', { key: 'R', metaKey: true, shiftKey: true }],
  ])('lets a reload by %s through, and asks again a second later', (_keys, init) => {
    renderGuard(true)
    press(init, 10_000)
    expect(unload(10_500)).toBe(false)
    expect(unload(11_500)).toBe(true)
  })

  it('guards no longer once the form is gone', () => {
    const { unmount } = renderHook(() => useLeaveGuard(() => true))
    unmount()
    expect(unload(10_000)).toBe(false)
    expect(click({ href: '/tasks' })).toBe(true)
  })
})
