export interface RateLimit {
  /**
   * Counts a request that arrives at `nowMs`, on a clock that never goes back.
   *
   * @returns undefined, or after how many milliseconds the next one is let through.
   */
  take(key: string, nowMs: number): number | undefined
}

const WINDOW_MS = 1_000

interface Taken {
  /** When the last `perSecond` requests were let through, as a ring; `next` is the oldest. */
  times: Float64Array
  next: number
}

/**
 * Lets at most `perSecond` requests of a key through in any second. Remembers `maxKeys` keys: the
 * one that was seen longest ago is forgotten first.
 */
export function createRateLimit({
  perSecond,
  maxKeys,
}: {
  perSecond: number
  maxKeys: number
}): RateLimit {
  const takenBy = new Map<string, Taken>()
  return {
    take(key, nowMs) {
      const taken = takenBy.get(key) ?? { times: emptyRing(perSecond), next: 0 }
      // A map keeps the order of its insertions: the first key is the one seen longest ago.
      takenBy.delete(key)
      takenBy.set(key, taken)
      dropFirst(takenBy, maxKeys)
      const oldestMs = taken.times[taken.next] ?? -Infinity
      const waitMs = oldestMs + WINDOW_MS - nowMs
      if (waitMs > 0) return waitMs
      taken.times[taken.next] = nowMs
      taken.next = (taken.next + 1) % perSecond
      return undefined
    },
  }
}

const emptyRing = (length: number) => new Float64Array(length).fill(-Infinity)

function dropFirst(map: Map<string, unknown>, maxSize: number): void {
  for (const key of map.keys()) {
    if (map.size <= maxSize) return
    map.delete(key)
  }
}
