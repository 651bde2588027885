import { listStored, toDraftKey, writeStored } from './drafts'
import type { DraftPlace } from './drafts'

/** A form that was launched is found again by its entry in the tab's history. */
const member = 'slipwayLaunched'

const origin = 'launched '

/** More than anybody goes back through. */
const mostKept = 20

/** Where the form is kept that this entry of the history launched; undefined if it launched none. */
export function findLaunchedKey(place: DraftPlace): string | undefined {
  const state: unknown = window.history.state
  const mark: unknown = typeof state === 'object' && state !== null && Reflect.get(state, member)
  return typeof mark === 'string' ? toLaunchedKey(place, mark) : undefined
}

/** Keeps a form that is launched, for the browser's Back. To be called while its page is open. */
export function keepLaunched(place: DraftPlace, draft: string): void {
  forgetLaunched(place)
  // Marks sort by time: milliseconds have 13 digits until the year 2286.
  const mark = `${Date.now()} ${crypto.randomUUID()}`
  writeStored(toLaunchedKey(place, mark), draft)
  setMark(mark)
  dropOldest(place)
}

/** The page goes on with another form: Back brings that one. */
export function forgetLaunched(place: DraftPlace): void {
  const key = findLaunchedKey(place)
  if (key === undefined) return
  writeStored(key, undefined)
  setMark(undefined)
}

const toLaunchedKey = (place: DraftPlace, mark: string): string =>
  toDraftKey({ ...place, origin: origin + mark })

function setMark(mark: string | undefined): void {
  const state: unknown = window.history.state
  window.history.replaceState({ ...(state ?? {}), [member]: mark }, '')
}

function dropOldest(place: DraftPlace): void {
  const prefix = toLaunchedKey(place, '').slice(0, -2)
  const keys = listStored().filter(key => key.startsWith(prefix))
  for (const key of keys.sort().slice(0, -mostKept)) writeStored(key, undefined)
}
