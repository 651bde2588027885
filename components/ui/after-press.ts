const ends = ['pointerup', 'pointercancel', 'dragend']
let isPressed = false

if (typeof window !== 'undefined') {
  window.addEventListener('pointerdown', () => void (isPressed = true), true)
  ends.forEach(end => window.addEventListener(end, () => void (isPressed = false), true))
}

/** At once, or when the pointer that is down has come up. Answers what takes it back. */
export function afterPress(act: () => void): () => void {
  if (!isPressed) {
    act()
    return () => {}
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  // The click comes right behind the pointer.
  const settle = () => void (timer = setTimeout(act))
  ends.forEach(end => window.addEventListener(end, settle, { once: true }))
  return () => {
    clearTimeout(timer)
    ends.forEach(end => window.removeEventListener(end, settle))
  }
}
