import { createRandom } from '../world/random.ts'
import type { Random } from '../world/random.ts'
import { startSettings } from './settings.ts'
import type { Settings } from './settings.ts'
import { TokenBucket } from './token-bucket.ts'
import type { Rate } from './token-bucket.ts'
import { stateSinceReset } from '../world/state.ts'

/** The settings that hold now, and what has been used up of the quotas. */
export interface Realism {
  settings: Settings
  /** The bucket of this key, full when it is first asked for. */
  bucket(key: string, rate: Rate, nowMs: number): TokenBucket
  /** How long the next request waits: drawn from a stream that nothing else draws from. */
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
