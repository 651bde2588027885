import { createStillClock } from '../clock.ts'
import { seedNetworkConfiguration } from '../seed/ecs-seed-call.ts'
import { startLocalAws } from '../server.ts'
import type { WorldOptions } from '../world.ts'

const accountId = '111122223333'

/**
 * The embedded AWS for tests: its clock stands still until it is moved, its seed is the demo's.
 * `clientOptions` are what an SDK client needs to be one of the known keys.
 */
export async function startStillAws(options: Partial<WorldOptions> = {}, region = 'us-east-1') {
  const clock = createStillClock(Date.now())
  const aws = await startLocalAws({ strict: false, clock, ...options })
  return {
    ...aws,
    clock,
    state: () => aws.world.region(accountId, region).ecs,
    network: seedNetworkConfiguration(accountId, region),
    clientOptions: (accessKeyId = 'LOCALOPERATOR0000001') => ({
      endpoint: aws.url,
      region,
      maxAttempts: 1,
      credentials: { accessKeyId, secretAccessKey: accessKeyId.toLowerCase().repeat(2) },
    }),
  }
}
