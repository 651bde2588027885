const prefix = 'slipway-draft'
const clearedEvent = 'slipway-drafts-cleared'
const endedEvent = 'slipway-session-ended'

/** `localStorage` holds the last sign-out, `sessionStorage` the last one that this tab knows of. */
const signOutMark = 'slipway-last-sign-out'

/** `localStorage` holds the last sign-in, for pages of other tabs whose session has ended. */
const signInMark = 'slipway-last-sign-in'

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

/** Undefined where the browser stores nothing, because its storage is full or forbidden. */
export function readStored(key: string): string | undefined {
  return tryStorage(() => {
    // A closed tab that is opened again comes back with its storage.
    if (isSignedOutElsewhere()) eraseDrafts()
    return sessionStorage.getItem(key) ?? undefined
  })
}

export function writeStored(key: string, text: string | undefined): void {
  tryStorage(() => {
    if (text === undefined) sessionStorage.removeItem(key)
    else if (!isSignedOutElsewhere()) sessionStorage.setItem(key, text)
  })
}

/** Erases the drafts of every tab at sign-out. Open forms stop storing theirs. */
export function clearDrafts(): void {
  tryStorage(() => localStorage.setItem(signOutMark, crypto.randomUUID()))
  clearDraftsOfTab()
}

/** Replaces each draft of this tab with what `change` returns; undefined removes it. */
export function changeDrafts(change: (text: string) => string | undefined): void {
  tryStorage(() => {
    if (isSignedOutElsewhere()) eraseDrafts()
    for (const key of draftKeys()) writeStored(key, change(sessionStorage.getItem(key) ?? ''))
  })
}

/** The keys of this tab's drafts. */
export const listStored = (): string[] => tryStorage(draftKeys) ?? []

export const hasDrafts = (): boolean => listStored().length > 0

export const onDraftsCleared = (listener: () => void) => listenTo(clearedEvent, listener)

/** Tells open forms that the session has ended, so that they mask secrets in their drafts. */
export const noteSessionEnded = (): void => void window.dispatchEvent(new Event(endedEvent))

export const onSessionEnded = (listener: () => void) => listenTo(endedEvent, listener)

export const noteSignedIn = (): void =>
  void tryStorage(() => localStorage.setItem(signInMark, crypto.randomUUID()))

/** Calls the listener when somebody has signed in in another tab. */
export function onSignedInElsewhere(listener: () => void): () => void {
  const hear = (event: StorageEvent) => event.key === signInMark && listener()
  window.addEventListener('storage', hear)
  return () => window.removeEventListener('storage', hear)
}

/** Calls the listener once this tab's drafts are erased because somebody signed out in another. */
export function onSignedOutElsewhere(listener: () => void): () => void {
  function look() {
    if (!tryStorage(isSignedOutElsewhere)) return
    clearDraftsOfTab()
    listener()
  }
  const hear = (event: StorageEvent) => event.key === signOutMark && look()
  // A frozen page receives no events.
  const thaw = (event: PageTransitionEvent) => event.persisted && look()
  // A page that was just loaded has a session, so older drafts are erased and the page stays.
  tryStorage(() => isSignedOutElsewhere() && eraseDrafts())
  window.addEventListener('storage', hear)
  window.addEventListener('pageshow', thaw)
  return () => {
    window.removeEventListener('storage', hear)
    window.removeEventListener('pageshow', thaw)
  }
}

function clearDraftsOfTab(): void {
  window.dispatchEvent(new Event(clearedEvent))
  tryStorage(eraseDrafts)
}

function eraseDrafts(): void {
  draftKeys().forEach(key => sessionStorage.removeItem(key))
  sessionStorage.setItem(signOutMark, localStorage.getItem(signOutMark) ?? '')
}

/** A tab that has stored no sign-out has no drafts either, so it takes the last one as known. */
function isSignedOutElsewhere(): boolean {
  const last = localStorage.getItem(signOutMark) ?? ''
  const known = sessionStorage.getItem(signOutMark)
  if (known === null) sessionStorage.setItem(signOutMark, last)
  return known !== null && known !== last
}

const draftKeys = () => Object.keys(sessionStorage).filter(key => key.startsWith(`["${prefix}"`))

function listenTo(name: string, listener: () => void): () => void {
  window.addEventListener(name, listener)
  return () => window.removeEventListener(name, listener)
}

function tryStorage<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
