import { maskAsked } from './mask-asked.ts'
import { makeLaunchId } from '../../lib/launching/make-launch-id.ts'

export interface SentLaunch {
  launchId: string
  /** What the launch asked for. A second try with the same request keeps the ID. */
  asked: string
}

/**
 * The IDs of launches. A launch without a definite outcome keeps its ID as long as the request
 * stays the same. Any other request takes the next ID, which is known before the click.
 */
export function createLaunchIntents(sent?: SentLaunch) {
  const listeners = new Set<() => void>()
  let unsettled = sent
  let nextId = makeLaunchId()

  function change(to: SentLaunch | undefined) {
    unsettled = to
    listeners.forEach(listener => listener())
  }

  /** A launch that was restored after its session had ended is known only with masked values. */
  const isUnsettled = (sent: SentLaunch | undefined, asked: string): sent is SentLaunch =>
    sent !== undefined && (sent.asked === asked || sent.asked === maskAsked(asked))
  const idFor = (asked: string) => (isUnsettled(unsettled, asked) ? unsettled.launchId : nextId)

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    idFor,
    /** Whether the same request was sent before and has no outcome, so it may have started. */
    isRepeat: (asked: string): boolean => isUnsettled(unsettled, asked),
    /** Reserves the ID for this request. */
    take: (asked: string): string => {
      const launchId = idFor(asked)
      if (launchId === nextId) nextId = makeLaunchId()
      change({ launchId, asked })
      return launchId
    },
    /** The launch has a definite outcome. The same request is a new launch from now on. */
    settle: () => change(undefined),
    /** The launch was never sent, so its ID is free again. */
    release: () => {
      if (unsettled) nextId = unsettled.launchId
      change(undefined)
    },
    getUnsettled: () => unsettled,
    /** What an earlier page of this tab sent and has no outcome for. */
    restore: (intent: SentLaunch) => change(intent),
  }
}

export type LaunchIntents = ReturnType<typeof createLaunchIntents>
