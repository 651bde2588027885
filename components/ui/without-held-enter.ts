import type { KeyboardEvent } from 'react'

/** For `onKeyDownCapture` of a dialog: the Enter that opened it, still held down, answers nothing. */
export function withoutHeldEnter(event: KeyboardEvent): void {
  const isHeld = event.repeat || event.ctrlKey || event.metaKey
  if (event.key === 'Enter' && isHeld) event.preventDefault()
}
