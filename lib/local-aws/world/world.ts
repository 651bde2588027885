import type { Clock } from './clock.ts'
import { createMovableClock } from './clock.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'

export interface WorldOptions {
  /** Divides the durations of task lifecycles. The settings can change it. */
  speed: number
  /** Turns quotas, latency and eventual consistency on. The settings can change each of them. */
  strict: boolean
  seed: 'demo' | 'none'
  /** The first account: the one of operator, viewer and launcher. */
  account: string
  /** Accept any access key as the first account's operator. */
  open: boolean
}

/**
 * One account in one Region since the last reset. Services keep their state by this object: see
 * `regionState`.
 */
export interface RegionHolder {
  readonly accountId: string
  readonly region: string
}

/** What services and rooms keep the rest of their state by: see `stateSinceReset`. */
export interface Holders {
  readonly sinceStart: object
  readonly sinceReset: object
}

export type RegionHook = (world: World, accountId: string, region: string) => void

/**
 * What all services share: time, chance, and the places that hold their state. The world knows no
 * service. Nothing is written to disk.
 */
export interface World {
  readonly options: WorldOptions
  readonly clock: Clock
  /** The time of signatures and the expiry of credentials. `/_local/clock` does not move it. */
  wallNow(): number
  readonly random: Random
  readonly holders: Holders
  /** Uses a Region of an account. At the first use, the seed fills it. */
  region(accountId: string, region: string): RegionHolder
  /** The Regions of accounts that have been used since the start or the last reset. */
  usedRegions(): RegionHolder[]
  /** Brings task states and log events up to date with the clock, before a read. */
  settle(accountId: string, region: string): void
  /** Registers what `settle` runs. */
  onSettle(hook: RegionHook): void
  /** Registers what fills a Region of an account when it is first used. */
  onSeed(hook: RegionHook): void
  /** Returns to the seed. State that was made with `stateSinceStart` stays. */
  reset(): void
}

export const outsiderAccountId = '444455556666'

export const defaultWorldOptions: WorldOptions = {
  speed: 1,
  strict: true,
  seed: 'demo',
  account: '111122223333',
  open: false,
}

const randomSeed = 20150413

/** An empty world; `createLocalWorld` fills it with what the seed says. */
export function createWorld(
  options: Partial<WorldOptions> = {},
  clock: Clock = createMovableClock(),
  wallNow: () => number = Date.now,
): World {
  const settled = { ...defaultWorldOptions, ...options }
  const places = new Map<string, RegionHolder>()
  const settleHooks: RegionHook[] = []
  const seedHooks: RegionHook[] = []
  let random = createRandom(randomSeed)
  let holders: Holders = { sinceStart: {}, sinceReset: {} }

  const world: World = {
    options: settled,
    clock,
    wallNow,
    get random() {
      return random
    },
    get holders() {
      return holders
    },
    region(accountId, region) {
      const key = `${accountId}/${region}`
      const known = places.get(key)
      if (known) return known
      const place = { accountId, region }
      places.set(key, place)
      for (const seed of seedHooks) seed(world, accountId, region)
      return place
    },
    usedRegions() {
      return [...places.values()]
    },
    settle(accountId, region) {
      for (const hook of settleHooks) hook(world, accountId, region)
    },
    onSettle(hook) {
      settleHooks.push(hook)
    },
    onSeed(hook) {
      seedHooks.push(hook)
    },
    reset() {
      places.clear()
      random = createRandom(randomSeed)
      holders = { sinceStart: holders.sinceStart, sinceReset: {} }
      clock.reset?.()
    },
  }
  return world
}
