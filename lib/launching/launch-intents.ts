import { makeLaunchId } from './make-launch-id.ts'

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

  const idFor = (asked: string) => (unsettled?.asked === asked ? unsettled.launchId : nextId)

  return {
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    idFor,
    /** From now on this id means this request, and nothing else takes it. */
    take: (asked: string): string => {
      const launchId = idFor(asked)
      if (launchId === nextId) nextId = makeLaunchId()
      change({ launchId, asked })
      return launchId
    },
    /** It has a definite outcome: asking for the same again is a new intent. */
    settle: () => change(undefined),
    getUnsettled: () => unsettled,
    /** What an earlier page of this tab sent and has no outcome for. */
    restore: (intent: SentLaunch) => change(intent),
  }
}

export type LaunchIntents = ReturnType<typeof createLaunchIntents>
