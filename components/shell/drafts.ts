const prefix = 'slipway-draft'
const clearedEvent = 'slipway-drafts-cleared'

/** Where a draft is kept: one for each person, Region and thing that it was made from. */
export interface DraftPlace {
  accountId: string
  principalArn: string
  region: string
  /** What the form was opened with: a task, a launch, or nothing. */
  origin: string
}

export const toDraftKey = ({ accountId, principalArn, region, origin }: DraftPlace): string =>
  JSON.stringify([prefix, accountId, principalArn, region, origin])

/** Drafts are a comfort: where the browser keeps nothing (full, forbidden), there are none. */
export function readStored(key: string): string | undefined {
  try {
    return sessionStorage.getItem(key) ?? undefined
  } catch {
    return undefined
  }
}

export function writeStored(key: string, text: string | undefined): void {
  try {
    if (text === undefined) sessionStorage.removeItem(key)
    else sessionStorage.setItem(key, text)
  } catch {
    return
  }
}

/** Nothing that was typed outlives the sign-out; an open form stops keeping its own. */
export function clearDrafts(): void {
  window.dispatchEvent(new Event(clearedEvent))
  try {
    Object.keys(sessionStorage)
      .filter(key => key.startsWith(`["${prefix}"`))
      .forEach(key => sessionStorage.removeItem(key))
  } catch {
    return
  }
}

export function onDraftsCleared(listener: () => void): () => void {
  window.addEventListener(clearedEvent, listener)
  return () => window.removeEventListener(clearedEvent, listener)
}
