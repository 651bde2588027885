/**
 * A stream of numbers that depends on its seed only, so that a seeded world is the same in every
 * run.
 */
export interface Random {
  /** At least 0, below 1. */
  next(): number
  /** At least `low`, at most `high`, whole. */
  between(low: number, high: number): number
  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string
  /** One of the items; throws when there is none. */
  pick<T>(items: readonly T[]): T
}

/** mulberry32. Its 32 bits of state are enough for durations, addresses and IDs. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  const hex = (length: number) => Array.from({ length }, () => between(0, 15).toString(16)).join('')
  const pick = <T>(items: readonly T[]): T => {
    const item = items[between(0, items.length - 1)]
    if (item === undefined) throw new Error('Nothing to pick from')
    return item
  }
  return { next, between, hex, pick }
}
