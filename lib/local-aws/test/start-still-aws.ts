import { createStillClock } from '../world/clock.ts'
import { seedNetworkConfiguration } from '../seed/ecs-seed-call.ts'
import { startLocalAws } from '../start-local-aws.ts'
import type { WorldOptions } from '../world/world.ts'
import { clientOptions } from './client-options.ts'
import type { KnownPrincipal } from './client-options.ts'
import { ecsOf } from '../services/ecs/state/ecs-state.ts'

const accountId = '111122223333'

/**
 * The embedded AWS for tests: its clock stands still until it is moved, its seed is the demo's.
 * `clientOptions` are what an SDK client needs to be one of the known principals.
 */
export async function startStillAws(options: Partial<WorldOptions> = {}, region = 'us-east-1') {
  const clock = createStillClock(Date.now())
  const aws = await startLocalAws({ strict: false, clock, ...options })
  return {
    ...aws,
    clock,
    state: () => ecsOf({ world: aws.world, accountId, region }),
    network: seedNetworkConfiguration(accountId, region),
    clientOptions: (principal?: KnownPrincipal) => clientOptions(aws, principal, region),
  }
}
