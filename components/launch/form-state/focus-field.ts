const focusable = 'input, textarea, button, select'

const findField = (path: string): Element | null =>
  document.querySelector(`[data-path=${JSON.stringify(path)}]`) ??
  document.querySelector(`[data-path^=${JSON.stringify(`${path}.`)}]`)

/**
 * Moves the focus to the field of a path; of a path without a field of its own (a whole list), to
 * its first field, or else to the nearest one above.
 */
export function focusField(path: string, block: ScrollLogicalPosition = 'center'): boolean {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const field = findField(at)
    // Of a group of radios, the one that is chosen.
    const target = field?.matches(focusable)
      ? field
      : (field?.querySelector('input:checked') ?? field?.querySelector(focusable))
    if (!(target instanceof HTMLElement)) continue
    target.focus({ preventScroll: true })
    target.scrollIntoView({ block })
    return true
  }
  return false
}

/**
 * Remembers the field that has the focus and the place in its text; returns what goes back there
 * once the fields have been drawn anew.
 */
export function rememberFocus(): () => void {
  const { activeElement } = document
  const path = activeElement?.closest('[data-path]')?.getAttribute('data-path')
  const [start, end] = isTextField(activeElement)
    ? [activeElement.selectionStart, activeElement.selectionEnd]
    : [null, null]
  return () => {
    if (!path || document.activeElement !== document.body || !focusField(path, 'nearest')) return
    // Null is of a field without a place in a text, such as a radio.
    if (start !== null && isTextField(document.activeElement)) {
      document.activeElement.setSelectionRange(start, end)
    }
  }
}

/** Whether a person is in a field of the form; those of dialogs have no path. */
export const isFieldFocused = (): boolean => document.activeElement?.closest('[data-path]') != null

export const isTextField = (
  element: Element | null,
): element is HTMLInputElement | HTMLTextAreaElement =>
  element instanceof HTMLInputElement || element instanceof HTMLTextAreaElement

const PATIENCE_FRAMES = 30

const isLoading = () => document.querySelector('[data-loading-fields]') !== null

/** As soon as the field stands: a section or tab that opens for it may have to be loaded first. */
export function focusFieldWhenThere(path: string, framesLeft = PATIENCE_FRAMES): void {
  requestAnimationFrame(() => {
    if (findField(path) || framesLeft <= 0) focusField(path)
    else focusFieldWhenThere(path, isLoading() ? framesLeft : framesLeft - 1)
  })
}

/** Once what the click added or took away is drawn: keyboards go on from there. */
export const focusFieldSoon = (path: string): void =>
  void requestAnimationFrame(() => focusField(path, 'nearest'))

/** The same for a field that begins with a value to replace: what is typed next replaces it. */
export const selectFieldSoon = (path: string): void =>
  void requestAnimationFrame(() => {
    const isFocused = focusField(path, 'nearest')
    if (isFocused && isTextField(document.activeElement)) document.activeElement.select()
  })
