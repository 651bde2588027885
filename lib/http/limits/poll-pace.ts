/** So many answers a second leave the server's one thread room for everything else. */
const ANSWERS_PER_SECOND = 100

/** Pages are given a tenth of a second each, and come at any moment of it. */
const SLOT_MS = 100

/** However many ask, and however badly they keep to their delay, nobody waits for longer. */
const LONGEST_WAIT_SLOTS = 600

/** Spreads the questions of many pages over time. */
export interface PollPace {
  /**
   * The delay that a page is told, in milliseconds: until the first tenth of a second after
   * `delayMs` that is not full yet, a minute later at most, and a random part of it, so that pages don't come in a
   * herd.
   *
   * @param random 0 to 1
   */
  toDelayMs: (delayMs: number, nowMs: number, random: number) => number
}

export function createPollPace(perSecond = ANSWERS_PER_SECOND): PollPace {
  const room = Math.max(1, Math.floor((perSecond * SLOT_MS) / 1_000))
  /** How many pages come in which tenth of a second. */
  const taken = new Map<number, number>()
  let sweptAt = -Infinity

  function sweep(slot: number) {
    if (Math.abs(slot - sweptAt) < 100) return
    sweptAt = slot
    for (const past of taken.keys()) if (past < slot) taken.delete(past)
  }

  return {
    toDelayMs: (delayMs, nowMs, random) => {
      sweep(Math.floor(nowMs / SLOT_MS))
      let slot = Math.ceil((nowMs + delayMs) / SLOT_MS)
      const last = slot + LONGEST_WAIT_SLOTS
      while ((taken.get(slot) ?? 0) >= room && slot < last) slot += 1
      taken.set(slot, (taken.get(slot) ?? 0) + 1)
      return Math.round(slot * SLOT_MS - nowMs + random * SLOT_MS)
    },
  }
}
