/** A quota: `burst` tokens at most, and `perSecond` new ones each second. */
export interface Rate {
  burst: number
  perSecond: number
}

/**
 * Counts requests as AWS does (API Reference, "Request throttling"): every request takes a token,
 * and tokens come back at a steady rate until the bucket is full.
 */
export class TokenBucket {
  readonly #rate: Rate
  #tokens: number
  #filledAtMs: number

  constructor(rate: Rate, nowMs: number) {
    this.#rate = rate
    this.#tokens = rate.burst
    this.#filledAtMs = nowMs
  }

  has(nowMs: number, count = 1): boolean {
    this.#refill(nowMs)
    return this.#tokens >= count
  }

  /** Takes the tokens, or none if there are too few. */
  take(nowMs: number, count = 1): boolean {
    if (!this.has(nowMs, count)) return false
    this.#tokens -= count
    return true
  }

  /** A clock that was set back adds no tokens and removes none. */
  #refill(nowMs: number): void {
    const { burst, perSecond } = this.#rate
    const elapsedMs = Math.max(0, nowMs - this.#filledAtMs)
    this.#tokens = Math.min(burst, this.#tokens + (elapsedMs / 1000) * perSecond)
    this.#filledAtMs = nowMs
  }
}
