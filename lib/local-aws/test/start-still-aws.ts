import { EC2Client } from '@aws-sdk/client-ec2'
import { ECSClient } from '@aws-sdk/client-ecs'
import { afterAll } from 'vitest'
import { createStillClock } from '../world/clock.ts'
import { seedNetworkConfiguration } from '../seed/ecs-seed-call.ts'
import { startLocalAws } from '../start-local-aws.ts'
import type { WorldOptions } from '../world/world.ts'
import { ecsOf } from '../services/ecs/state/ecs-state.ts'
import { clientOptions } from './client-options.ts'
import type { KnownPrincipal } from './client-options.ts'

const accountId = '111122223333'

/**
 * Starts the embedded AWS with the demo's seed and a clock that stands still until it is moved.
 * `ecs` and `ec2` are clients of the operator.
 */
export async function startStillAws(options: Partial<WorldOptions> = {}, region = 'us-east-1') {
  const clock = createStillClock(Date.now())
  const aws = await startLocalAws({ strict: false, clock, ...options })
  const optionsOf = (principal?: KnownPrincipal) => clientOptions(aws, principal, region)
  const ecs = new ECSClient(optionsOf())
  const ec2 = new EC2Client(optionsOf())
  return {
    ...aws,
    clock,
    ecs,
    ec2,
    state: () => ecsOf({ world: aws.world, accountId, region }),
    network: seedNetworkConfiguration(accountId, region),
    /** What an SDK client needs to be one of the known principals. */
    clientOptions: optionsOf,
    async close() {
      ecs.destroy()
      ec2.destroy()
      await aws.close()
    },
  }
}

/** One embedded AWS for all tests of the file that calls this at its top. */
export async function useStillAws() {
  const aws = await startStillAws()
  afterAll(() => aws.close())
  return aws
}
