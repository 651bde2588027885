import { createStore } from 'zustand/vanilla'
import { makeLaunchId } from '../../lib/launching/make-launch-id.ts'
import { maskFingerprint } from './mask-fingerprint.ts'

export interface SentLaunch {
  launchId: string
  /** What the launch requests, as text: tells an unchanged second try from a new intent. */
  fingerprint: string
}

interface Intents {
  /** What was sent and has no definite outcome. */
  unsettled: SentLaunch | undefined
  /** The ID that the next new intent takes; known before the click. */
  nextId: string
}

/**
 * The IDs of launches. What was sent without a definite outcome keeps its ID as long as the request
 * stays the same; any other request takes the next ID.
 */
export function createLaunchIntents(sent?: SentLaunch) {
  const store = createStore<Intents>(() => ({ unsettled: sent, nextId: makeLaunchId() }))
  const { subscribe, getState, setState } = store

  function idFor(fingerprint: string): string {
    const { unsettled, nextId } = getState()
    return isSentAs(unsettled, fingerprint) ? unsettled.launchId : nextId
  }

  return {
    subscribe,
    idFor,
    /** Whether the same request was sent before and has no outcome, so it may have started. */
    isRepeat: (fingerprint: string): boolean => isSentAs(getState().unsettled, fingerprint),
    /** Reserves the ID for this request. */
    take: (fingerprint: string): string => {
      const launchId = idFor(fingerprint)
      const { nextId } = getState()
      setState({
        unsettled: { launchId, fingerprint },
        nextId: launchId === nextId ? makeLaunchId() : nextId,
      })
      return launchId
    },
    /** The launch has a definite outcome. The same request is a new launch from now on. */
    settle: () => setState({ unsettled: undefined }),
    /** The launch was never sent, so its ID is free again. */
    release: () =>
      setState(({ unsettled, nextId }) => ({
        unsettled: undefined,
        nextId: unsettled?.launchId ?? nextId,
      })),
    getUnsettled: () => getState().unsettled,
    /** What an earlier page of this tab sent and has no outcome for. */
    restore: (unsettled: SentLaunch) => setState({ unsettled }),
  }
}

export type LaunchIntents = ReturnType<typeof createLaunchIntents>

/**
 * Whether what was sent is this request. A launch that was restored after its session had ended is
 * known with masked values only.
 */
export const isSentAs = (
  sent: SentLaunch | undefined,
  fingerprint: string,
): sent is SentLaunch =>
  sent !== undefined &&
  (sent.fingerprint === fingerprint || sent.fingerprint === maskFingerprint(fingerprint))
