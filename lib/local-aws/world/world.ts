import type { Clock } from './clock.ts'
import { createMovableClock } from './clock.ts'
import { createControlState } from '../control/control-state.ts'
import type { ControlState } from '../control/control-state.ts'
import { createDifficulty } from '../realism/realism.ts'
import type { Difficulty } from '../realism/realism.ts'
import { startSettings } from '../realism/settings.ts'
import { createEc2State } from '../services/ec2/ec2-state.ts'
import type { Ec2State } from '../services/ec2/ec2-state.ts'
import { createEcsState } from '../services/ecs/state/ecs-state.ts'
import type { EcsState } from '../services/ecs/state/ecs-state.ts'
import { createIamState } from '../services/iam/iam-state.ts'
import type { IamState } from '../services/iam/iam-state.ts'
import { createLogsState } from '../services/logs/logs-state.ts'
import type { LogsState } from '../services/logs/logs-state.ts'
import { createRandom } from './random.ts'
import type { Random } from './random.ts'

export interface WorldOptions {
  /** Divides the durations of task lifecycles, nothing else, until the settings say otherwise. */
  speed: number
  /** Quotas, latency and eventual consistency, until the settings say otherwise. */
  strict: boolean
  seed: 'demo' | 'none'
  /** The first account: the one of operator, viewer and launcher. */
  account: string
  /** Accept any access key as the first account's operator. */
  open: boolean
}

/** What one account has in one Region. */
export interface RegionState {
  ec2: Ec2State
  logs: LogsState
  ecs: EcsState
}

export type RegionHook = (world: World, accountId: string, region: string) => void

/** Everything that one endpoint knows. Nothing is written to disk. */
export interface World {
  readonly options: WorldOptions
  readonly clock: Clock
  /** Signatures and the expiry of credentials: never moved by `/_local/clock`. */
  wallNow(): number
  readonly random: Random
  readonly iam: IamState
  readonly control: ControlState
  readonly difficulty: Difficulty
  region(accountId: string, region: string): RegionState
  /** The Regions of accounts that have been used since the start or the last reset. */
  usedRegions(): { accountId: string; region: string }[]
  /** Brings what follows from the clock (log events, task states) up to date before a read. */
  settle(accountId: string, region: string): void
  /** Registers what `settle` runs. */
  onSettle(hook: RegionHook): void
  /** Registers what fills a fresh Region of an account; runs at once when the Region is first used. */
  onSeed(hook: RegionHook): void
  /** Returns to the seed. Sessions handed out by STS stay valid: their owners are still signed in. */
  reset(): void
}

export const regions = ['us-east-1', 'eu-west-1'] as const
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
  const states = new Map<string, RegionState>()
  const settleHooks: RegionHook[] = []
  const seedHooks: RegionHook[] = []
  let random = createRandom(randomSeed)
  let control = createControlState()
  let difficulty = createDifficulty(startSettings(settled))

  const world: World = {
    options: settled,
    clock,
    wallNow,
    get random() {
      return random
    },
    iam: createIamState(settled.account, outsiderAccountId),
    get control() {
      return control
    },
    get difficulty() {
      return difficulty
    },
    region(accountId, region) {
      const key = `${accountId}/${region}`
      const known = states.get(key)
      if (known) return known
      const state = { ec2: createEc2State(), logs: createLogsState(), ecs: createEcsState() }
      states.set(key, state)
      for (const seed of seedHooks) seed(world, accountId, region)
      return state
    },
    usedRegions() {
      return [...states.keys()].map(key => {
        const [accountId = '', region = ''] = key.split('/')
        return { accountId, region }
      })
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
      states.clear()
      random = createRandom(randomSeed)
      control = createControlState()
      difficulty = createDifficulty(startSettings(settled))
      clock.reset?.()
    },
  }
  return world
}
