import { act, renderHook } from '@testing-library/react'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Failure } from '@/lib/result'
import { useEnding } from './use-ending'
import { useNotify } from './use-notify'

interface Shown {
  title: string
  options: NotificationOptions
}

/** A browser that asks the person, who answers with `answer`. */
function stubNotifications(permission: NotificationPermission, answer = permission) {
  const shown: Shown[] = []
  const asked = vi.fn(async () => (Recorded.permission = answer))
  class Recorded {
    static permission = permission
    static requestPermission = asked
    onclick: (() => void) | null = null
    constructor(title: string, options: NotificationOptions) {
      shown.push({ title, options })
    }
    close() {}
  }
  vi.stubGlobal('Notification', Recorded)
  return { shown, asked }
}

const running = { title: 'Running · job', icon: 'running' as const, isOver: false, cause: '' }
const failed = { title: 'Failed · job', icon: 'failed' as const, isOver: true, cause: 'exit 3' }

interface Props {
  tab: typeof running | typeof failed
  failure?: Failure
}

function renderTask(first: Props) {
  return renderHook(
    ({ tab, failure }: Props) => {
      const notify = useNotify('arn')
      useEnding({ subject: 'arn', href: '/tasks/1', tab, notify, failure })
      return notify
    },
    { initialProps: first },
  )
}

describe('being told of the end', () => {
  beforeEach(() => void vi.stubGlobal('isSecureContext', true))
  afterEach(() => {
    vi.unstubAllGlobals()
    vi.restoreAllMocks()
    sessionStorage.clear()
  })

  it('asks for the permission on the click only, and then shows the end once', async () => {
    const { shown, asked } = stubNotifications('default', 'granted')
    const { result, rerender } = renderTask({ tab: running })
    expect(asked).not.toHaveBeenCalled()
    await act(async () => result.current.turnOn())
    expect(asked).toHaveBeenCalledTimes(1)
    expect(result.current).toMatchObject({ isOn: true, access: 'granted' })
    rerender({ tab: failed })
    rerender({ tab: { ...failed } })
    expect(shown).toEqual([{ title: 'Failed · job', options: { body: 'exit 3', tag: 'arn' } }])
    expect(result.current.isOn).toBe(false)
  })

  it('shows nothing to a person who did not ask, or no longer wants it', async () => {
    const { shown } = stubNotifications('granted')
    const { result, rerender } = renderTask({ tab: running })
    await act(async () => result.current.turnOn())
    act(() => result.current.turnOff())
    rerender({ tab: failed })
    expect(shown).toEqual([])
  })

  it('is still on after a reload, and shows nothing of what ended meanwhile', async () => {
    const { shown } = stubNotifications('granted')
    const first = renderTask({ tab: running })
    await act(async () => first.result.current.turnOn())
    first.unmount()
    expect(renderTask({ tab: running }).result.current.isOn).toBe(true)
    expect(renderTask({ tab: failed }).result.current.isOn).toBe(false)
    expect(shown).toEqual([])
  })

  it('is off again when the question of the browser was closed', async () => {
    stubNotifications('default')
    const { result } = renderTask({ tab: running })
    await act(async () => result.current.turnOn())
    expect(result.current.isOn).toBe(false)
  })

  it('stays on without notifications, because the title and the icon tell, too', async () => {
    const { shown, asked } = stubNotifications('denied')
    const { result, rerender } = renderTask({ tab: running })
    await act(async () => result.current.turnOn())
    expect(result.current).toMatchObject({ isOn: true, access: 'denied' })
    rerender({ tab: failed })
    expect(asked).not.toHaveBeenCalled()
    expect(shown).toEqual([])
  })

  it('knows a page that browsers refuse notifications', async () => {
    stubNotifications('granted')
    vi.stubGlobal('isSecureContext', false)
    const { result } = renderTask({ tab: running })
    await act(async () => result.current.turnOn())
    expect(result.current).toMatchObject({ isOn: true, access: 'insecure' })
  })

  it('tells in a hidden tab that the session has ended', async () => {
    vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden')
    const { shown } = stubNotifications('granted')
    const { result, rerender } = renderTask({ tab: running })
    await act(async () => result.current.turnOn())
    const failure = { kind: 'expired' as const, message: 'Your session has ended.' }
    rerender({ tab: running, failure })
    rerender({ tab: running, failure: { ...failure } })
    expect(shown).toHaveLength(1)
    expect(shown[0]?.options).toMatchObject({ tag: 'arn' })
  })
})
