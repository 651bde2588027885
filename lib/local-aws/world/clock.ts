/**
 * The time that task lifecycles and retention follow, in milliseconds since 1970. It can be moved
 * forward through `/_local/clock`. Signatures and the expiry of credentials follow the wall clock
 * instead: see `World.wallNow`.
 */
export interface Clock {
  now(): number
  advance(ms: number): void
  /** Undoes every `advance`. */
  reset?(): void
}

/** A clock that follows the wall clock and can be moved on. */
export function createMovableClock(wallNow: () => number = Date.now): Clock {
  let offsetMs = 0
  return {
    now: () => wallNow() + offsetMs,
    advance: ms => {
      offsetMs += ms
    },
    reset: () => {
      offsetMs = 0
    },
  }
}

/** A clock that stands still until it is moved, for tests. */
export function createStillClock(startMs: number): Clock {
  let nowMs = startMs
  return {
    now: () => nowMs,
    advance: ms => {
      nowMs += ms
    },
    reset: () => {
      nowMs = startMs
    },
  }
}
