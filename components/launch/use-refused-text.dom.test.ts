import { act, renderHook } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { room } from '@/lib/run-task/form/room'
import { useRefusedText } from './use-refused-text'

/** A field inside of these elements, at which a text is pasted. Returns whether the browser takes it. */
function pasteAt(markup: string, length: number): boolean {
  document.body.innerHTML = markup
  const clipboardData = new DataTransfer()
  clipboardData.setData('text/plain', 'x'.repeat(length))
  const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
  let isTaken = true
  act(() => {
    isTaken = document.querySelector('input, textarea, p')?.dispatchEvent(event) ?? false
  })
  return isTaken
}

describe('a text that is pasted', () => {
  afterEach(() => {
    document.body.innerHTML = ''
  })

  it('is taken where the field has room for it', () => {
    const { result } = renderHook(useRefusedText)
    expect(pasteAt('<input>', room.characters)).toBe(true)
    expect(result.current.refused).toBeUndefined()
  })

  it('is refused where it has none, until the next paste or somebody has read why', () => {
    const { result } = renderHook(useRefusedText)
    expect(pasteAt('<textarea></textarea>', room.characters + 1)).toBe(false)
    expect(result.current.refused).toContain('32,769 characters')
    act(() => result.current.dismiss())
    expect(result.current.refused).toBeUndefined()
    pasteAt('<textarea></textarea>', room.characters + 1)
    expect(pasteAt('<textarea></textarea>', 5)).toBe(true)
    expect(result.current.refused).toBeUndefined()
  })

  it('is measured by the room that the field says it has', () => {
    renderHook(useRefusedText)
    expect(pasteAt('<textarea data-room="200000"></textarea>', 200_000)).toBe(true)
    expect(pasteAt('<textarea data-room="200000"></textarea>', 200_001)).toBe(false)
  })

  it('is left to dialogs, and to the page outside of fields', () => {
    renderHook(useRefusedText)
    expect(pasteAt('<div role="dialog"><textarea></textarea></div>', 99_999)).toBe(true)
    expect(pasteAt('<p></p>', 99_999)).toBe(true)
  })
})
