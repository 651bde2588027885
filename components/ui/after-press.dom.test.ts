import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { afterPress } from './after-press'

const send = (type: string, init: PointerEventInit = {}) =>
  document.body.dispatchEvent(new PointerEvent(type, { bubbles: true, ...init }))

beforeEach(() => void vi.useFakeTimers())
afterEach(() => {
  send('pointerup')
  vi.useRealTimers()
})

describe('what waits for a press', () => {
  it('happens at once while no pointer is down', () => {
    const act = vi.fn()
    afterPress(act)
    expect(act).toHaveBeenCalledOnce()
  })

  it.each(['pointerup', 'pointercancel', 'dragend'])('happens behind the click (%s)', async end => {
    const act = vi.fn()
    send('pointerdown')
    afterPress(act)
    send('pointermove', { buttons: 1 })
    expect(act).not.toHaveBeenCalled()
    send(end)
    send('click')
    expect(act).not.toHaveBeenCalled()
    await vi.advanceTimersByTimeAsync(0)
    expect(act).toHaveBeenCalledOnce()
  })

  it('happens where the pointer came up unseen', async () => {
    const act = vi.fn()
    send('pointerdown')
    afterPress(act)
    send('pointermove', { buttons: 0 })
    await vi.advanceTimersByTimeAsync(0)
    expect(act).toHaveBeenCalledOnce()
    afterPress(act)
    expect(act).toHaveBeenCalledTimes(2)
  })

  it.each([
    ['before the pointer is up', (takeBack: () => void) => (takeBack(), send('pointerup'))],
    ['behind it', (takeBack: () => void) => (send('pointerup'), takeBack())],
  ])('can be taken back %s', async (_when, end) => {
    const act = vi.fn()
    send('pointerdown')
    end(afterPress(act))
    await vi.advanceTimersByTimeAsync(0)
    send('pointerdown')
    send('pointerup')
    await vi.advanceTimersByTimeAsync(0)
    expect(act).not.toHaveBeenCalled()
  })
})
