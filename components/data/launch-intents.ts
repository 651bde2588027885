import { maskAsked } from './mask-asked.ts'
import { makeLaunchId } from '../../lib/launching/make-launch-id.ts'

export interface SentLaunch {
  launchId: string
  /** What was asked with it, to tell an unchanged second try from a new intent. */
  asked: string
}

/**
 * The ids of launches. What was sent without a definite outcome keeps its id as long as the same
 * is asked; anything else takes the next id, which is known before the click.
 */
export function createLaunchIntents(sent?: SentLaunch) {
  const listeners = new Set<() => void>()
  let unsettled = sent
  let nextId = makeLaunchId()

  function change(to: SentLaunch | undefined) {
    unsettled = to
    listeners.forEach(listener => listener())
  }

  /** What was restored after its session had ended is known with masks only. */
  const isUnsettled = (sent: SentLaunch | undefined, asked: string): sent is SentLaunch =>
    sent !== undefined && (sent.asked === asked || sent.asked === maskAsked(asked))
  const idFor = (asked: string) => (isUnsettled(unsettled, asked) ? unsettled.launchId : nextId)

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    idFor,
    /** Whether the same was sent before and has no outcome: it may have started. */
    isRepeat: (asked: string): boolean => isUnsettled(unsettled, asked),
    /** From now on this id means this request, and nothing else takes it. */
    take: (asked: string): string => {
      const launchId = idFor(asked)
      if (launchId === nextId) nextId = makeLaunchId()
      change({ launchId, asked })
      return launchId
    },
    /** It has a definite outcome: asking for the same again is a new intent. */
    settle: () => change(undefined),
    /** It was never sent: its id is the next one again. */
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
