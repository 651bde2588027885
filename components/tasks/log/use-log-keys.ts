import type { KeyboardEvent } from 'react'
import type { ListTarget } from './list/use-log-scroll'
import type { HeldLine } from './store/held-line'
import type { LogStore } from './store/log-store'
import type { Matches } from './use-matches'
import type { Selection } from './use-selection'

interface LogKeysInput {
  store: LogStore
  selection: Selection
  matches: Matches
  onShow: (target: ListTarget) => void
  onLastError: () => void
  onSearch: () => void
  onCopyLink: () => void
}

/** The keys of the list. They work only while it has the focus. */
export function useLogKeys(input: LogKeysInput) {
  const { store, selection, matches } = input
  function move(by: number, isRange: boolean) {
    const { rows } = store.getSnapshot()
    const at = selection.head ? store.rowOf(selection.head) : -1
    const next = at < 0 ? store.topRow() : at + by
    const line: HeldLine | undefined = rows[Math.max(0, Math.min(rows.length - 1, next))]
    if (!line) return
    selection.select(line, isRange)
    input.onShow({ line, isNear: true })
  }
  return (event: KeyboardEvent<HTMLElement>) => {
    if (event.target !== event.currentTarget || event.altKey) return
    const isCommand = event.ctrlKey || event.metaKey
    const run = isCommand ? undefined : toAction(event)
    if (isCommand && event.key === 'c' && window.getSelection()?.isCollapsed !== false) {
      selection.copy()
      return
    }
    if (!run) return
    event.preventDefault()
    run()
  }
  function toAction({ key, shiftKey }: KeyboardEvent): (() => void) | undefined {
    switch (key) {
      case 'ArrowDown':
        return () => move(1, shiftKey)
      case 'ArrowUp':
        return () => move(-1, shiftKey)
      case '/':
        return input.onSearch
      case 'e':
        return input.onLastError
      case 'F3':
        return () => matches.step(shiftKey ? -1 : 1)
      case 'Enter':
        return selection.head && input.onCopyLink
      case 'Escape':
        return selection.head && selection.clear
      default:
        return undefined
    }
  }
}
