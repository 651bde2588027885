/** Text that stands in a picker and is not a value of the form yet. */
export interface PendingTexts {
  /** Makes values of all of it; to be called before the form is read. */
  flush: () => void
  /** Adds what makes a value of one picker's text; returns what removes it again. */
  add: (commit: () => void) => () => void
}

export function createPendingTexts(): PendingTexts {
  const commits = new Set<() => void>()
  return {
    flush: () => commits.forEach(commit => commit()),
    add: commit => {
      commits.add(commit)
      return () => void commits.delete(commit)
    },
  }
}
