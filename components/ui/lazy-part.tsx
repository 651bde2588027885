'use client'

import type { ComponentType } from 'react'
import { useStore } from 'zustand/react'
import { createStore } from 'zustand/vanilla'
import classes from './lazy-part.module.css'
import { TextButton } from './text-button'

/** Of what is loaded when a button is pressed, and has no place of its own on the page. */
export const loadFailed = 'This didn’t load. Check your connection, and try again.'

/** Undefined unless the part could not be loaded: tries again. */
type Retry = (() => void) | undefined

/**
 * What `next/dynamic` needs for a part of the page that is loaded when it is first shown. While the
 * part can't be loaded (offline, or the server was updated), its place says so and offers Retry,
 * and the rest of the page stays. `next/dynamic` alone replaces the whole page by its error page.
 *
 * @param Loading what stands there meanwhile
 * @param isFloating whether it has no place of its own, such as a dialog
 */
export function createLazyPart(Loading: ComponentType, isFloating = false) {
  const store = createStore<{ retry: Retry }>(() => ({ retry: undefined }))

  /** Resolves when the part is there, however often that takes a person's Retry. */
  async function load<Part>(importPart: () => Promise<Part>): Promise<Part> {
    for (;;) {
      try {
        return await importPart()
      } catch {
        await new Promise<void>(resolve => store.setState({ retry: resolve }))
        store.setState({ retry: undefined })
      }
    }
  }

  /** Says that the part could not be loaded; draws nothing while it may be. */
  function Failure() {
    const retry = useStore(store, state => state.retry)
    if (!retry) return null
    return (
      <p className={classes.failed} data-floating={isFloating || undefined} role="alert">
        This part of the page didn’t load. Check your connection, or{' '}
        <TextButton onClick={retry}>try again</TextButton>. If it keeps failing, reload the page:
        what you entered is kept.
      </p>
    )
  }

  function LoadingPart() {
    const hasFailed = useStore(store, ({ retry }) => retry !== undefined)
    return hasFailed ? <Failure /> : <Loading />
  }

  /** Tries again where loading failed. */
  const retry = () => store.getState().retry?.()

  return { load, Loading: LoadingPart, Failure, retry }
}
