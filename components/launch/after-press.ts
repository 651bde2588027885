const ends = ['pointerup', 'pointercancel', 'dragend']
let isPressed = false

if (typeof window !== 'undefined') {
  window.addEventListener('pointerdown', () => void (isPressed = true), true)
  ends.forEach(end => window.addEventListener(end, () => void (isPressed = false), true))
}

/**
 * At once, or when the pointer that is down has come up: a message that a blur brings must not
 * move away the button that is being pressed.
 */
export function afterPress(act: () => void): void {
  if (!isPressed) return act()
  function settle() {
    ends.forEach(end => window.removeEventListener(end, settle))
    // The click comes right behind the pointer.
    setTimeout(act)
  }
  ends.forEach(end => window.addEventListener(end, settle))
}
