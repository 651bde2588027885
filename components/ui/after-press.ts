const ends = ['pointerup', 'pointercancel', 'dragend']
const waiting = new Set<() => void>()
let isPressed = false

function end(): void {
  isPressed = false
  const settled = [...waiting]
  waiting.clear()
  settled.forEach(settle => settle())
}

if (typeof window !== 'undefined') {
  window.addEventListener('pointerdown', () => void (isPressed = true), true)
  ends.forEach(type => window.addEventListener(type, end, true))
  // Outside of the page it comes up unseen.
  window.addEventListener('pointermove', ({ buttons }) => isPressed && buttons === 0 && end(), true)
}

/**
 * At once, or when the pointer that is down has come up: the click on what moves away from under it is
 * lost.
 * @returns takes it back
 */
export function afterPress(act: () => void): () => void {
  if (!isPressed) {
    act()
    return () => {}
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  // The click comes right behind the pointer.
  const settle = () => void (timer = setTimeout(act))
  waiting.add(settle)
  return () => {
    clearTimeout(timer)
    waiting.delete(settle)
  }
}
