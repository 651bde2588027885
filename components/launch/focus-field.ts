const focusable = 'input:checked, input, textarea, button, select'

/**
 * Moves the focus to the field of a path; of a path without a field of its own (a whole list), to
 * its first field, or else to the nearest one above.
 */
export function focusField(path: string): boolean {
  for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const field =
      document.querySelector(`[data-path=${JSON.stringify(at)}]`) ??
      document.querySelector(`[data-path^=${JSON.stringify(`${at}.`)}]`)
    const target = field?.matches(focusable) ? field : field?.querySelector(focusable)
    if (!(target instanceof HTMLElement)) continue
    target.focus({ preventScroll: true })
    target.scrollIntoView({ block: 'center' })
    return true
  }
  return false
}
