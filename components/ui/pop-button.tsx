'use client'

import { useEffect, useId, useLayoutEffect, useRef, useState } from 'react'
import type { FocusEvent, KeyboardEvent, ReactNode, ToggleEvent } from 'react'
import { useIsHydrated } from './time/clock'
import { toPanelPlace } from './panel-place'
import classes from './pop-button.module.css'

interface PopButtonProps {
  /** What the button shows. */
  children: ReactNode
  /** The accessible name where the text alone does not say it. */
  label?: string
  /** Whether what it holds changes something. */
  isSet?: boolean
  /** Without a border, among other small actions. */
  isQuiet?: boolean
  /** What opens below it; `close` gives the focus back. */
  content: (close: () => void) => ReactNode
}

/** What takes the focus in an open panel. */
const CONTROL = ':is(input, select, textarea, button, a[href]):not(:disabled)'

/**
 * A button that opens a small panel. Escape, a click elsewhere and leaving it close it. The panel is the
 * browser's own popover, which needs none of the script that Mantine's takes.
 */
export function PopButton({ children, label, isSet, isQuiet, content }: PopButtonProps) {
  const id = useId()
  const [isOpen, setIsOpen] = useState(false)
  const isHydrated = useIsHydrated()
  const button = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const close = () => document.getElementById(id)?.hidePopover()

  // What is chosen in the panel can move the button, so each render looks where it is.
  useLayoutEffect(() => {
    if (isOpen) putBeside(button.current, panel.current)
  })
  useEffect(() => {
    if (!isOpen) return
    const follow = () => putBeside(button.current, panel.current)
    window.addEventListener('resize', follow)
    window.addEventListener('scroll', follow, { capture: true, passive: true })
    return () => {
      window.removeEventListener('resize', follow)
      window.removeEventListener('scroll', follow, { capture: true })
    }
  }, [isOpen])

  function moveFocus({ newState }: ToggleEvent) {
    if (newState === 'open') panel.current?.querySelector<HTMLElement>(CONTROL)?.focus()
    // After a click on nothing in particular, the keyboard goes on at the button.
    else if (!isControl(document.activeElement)) button.current?.focus({ preventScroll: true })
  }
  function closeByKey(event: KeyboardEvent) {
    if (event.key !== 'Escape' || !isOpen) return
    // What the button stands in may close by Escape, too.
    event.preventDefault()
    close()
  }
  function closeWhenLeft({ relatedTarget }: FocusEvent) {
    if (!(relatedTarget instanceof Node) || relatedTarget === button.current) return
    if (!panel.current?.contains(relatedTarget)) close()
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        id={`${id}-button`}
        className={classes.button}
        data-set={isSet || undefined}
        data-quiet={isQuiet || undefined}
        aria-label={label}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        aria-controls={id}
        popoverTarget={id}
        disabled={!isHydrated}
        onKeyDown={closeByKey}
        onBlur={closeWhenLeft}
      >
        {children}
      </button>
      <div
        ref={panel}
        popover="auto"
        id={id}
        role="dialog"
        aria-labelledby={`${id}-button`}
        className={classes.panel}
        onBeforeToggle={({ newState }) => setIsOpen(newState === 'open')}
        onToggle={moveFocus}
        onKeyDown={closeByKey}
        onBlur={closeWhenLeft}
      >
        {isOpen && content(close)}
      </div>
    </>
  )
}

const isControl = (element: Element | null): boolean =>
  element instanceof HTMLElement && element.tabIndex >= 0

function putBeside(button: HTMLElement | null, panel: HTMLElement | null): void {
  if (!button || !panel) return
  const { clientWidth, clientHeight } = document.documentElement
  const place = toPanelPlace(button.getBoundingClientRect(), {
    width: clientWidth,
    height: clientHeight,
  })
  for (const edge of ['top', 'right', 'bottom', 'left'] as const) {
    panel.style[edge] = place[edge] === undefined ? 'auto' : `${place[edge]}px`
  }
  panel.style.maxWidth = `${place.maxWidth}px`
  panel.style.maxHeight = `${place.maxHeight}px`
}
