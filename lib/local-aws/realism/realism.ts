import { createRandom } from '../world/random.ts'
import type { Random } from '../world/random.ts'
import { startSettings } from './settings.ts'
import type { Settings } from './settings.ts'
import { TokenBucket } from './token-bucket.ts'
import type { Rate } from './token-bucket.ts'
import { stateSinceReset } from '../world/state.ts'

/** The settings, and what is left of the quotas. */
export interface Realism {
  settings: Settings
  /** The bucket of a key. A new bucket is full. */
  bucket(key: string, rate: Rate, nowMs: number): TokenBucket
  /** How long the next request waits. The number comes from a random stream of its own. */
  nextLatencyMs(): number
}

const latencySeed = 1_040

export function createRealism(settings: Settings): Realism {
  const buckets = new Map<string, TokenBucket>()
  const random: Random = createRandom(latencySeed)
  return {
    settings,
    bucket(key, rate, nowMs) {
      const known = buckets.get(key)
      if (known) return known
      const fresh = new TokenBucket(rate, nowMs)
      buckets.set(key, fresh)
      return fresh
    },
    nextLatencyMs() {
      const [low, high] = this.settings.latencyMs
      return high === 0 ? 0 : random.between(low, high)
    },
  }
}

export const realismOf = stateSinceReset(options => createRealism(startSettings(options)))
