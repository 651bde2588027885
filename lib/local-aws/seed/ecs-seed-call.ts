import { realismOf } from '../realism/realism.ts'
import { ecsOperations } from '../services/ecs/ecs-operations.ts'
import { settleEcs } from '../services/ecs/settle-ecs.ts'
import { iamOf, userPrincipal } from '../services/iam/iam-state.ts'
import type { World } from '../world/world.ts'
import { seedId } from './seed-id.ts'
import type { SignedCall } from '../services/iam/signed-call.ts'
import { faultsOf } from '../faults/faults.ts'

/** Calls one ECS operation as the account's own user, at a time some minutes ago. */
export type SeedCall = (
  operation: string,
  input: Record<string, unknown>,
  minutesAgo?: number,
) => Record<string, unknown>

/** The same world at an earlier time. Safe: everything but the clock is inherited. */
function asOfEarlier(world: World, minutesAgo: number): World {
  const atMs = world.clock.now() - minutesAgo * 60_000
  const clock = { now: () => atMs, advance: () => undefined }
  return Object.create(world, { clock: { value: clock } }) as World
}

/** Runs an action without quotas, and lets what it creates be visible at once. */
function withoutRealism<Result>(world: World, act: () => Result): Result {
  const realism = realismOf(world)
  const { settings } = realism
  realism.settings = { ...settings, quotas: false, visibilityDelayMs: 0 }
  try {
    return act()
  } finally {
    realism.settings = settings
  }
}

/** Runs an action that no standing fault meets. */
export function withoutFaults(world: World, act: () => void): void {
  const faults = faultsOf(world)
  const { standing } = faults
  faults.standing = []
  try {
    act()
  } finally {
    faults.standing = standing
  }
}

function toCall(world: World, accountId: string, region: string): SignedCall {
  const user = [...iamOf(world).users.values()].find(one => one.accountId === accountId)
  if (!user) throw new Error(`Account ${accountId} has no user to seed it`)
  return {
    world,
    accountId,
    region,
    partition: 'aws',
    principal: userPrincipal(user),
    requestId: 'seed',
    authorize: () => undefined,
  }
}

/**
 * Creates a function that calls ECS in the past. Calls must come in the order of their time, oldest
 * first.
 */
export function createSeedCall(world: World, accountId: string, region: string): SeedCall {
  return (operation, input, minutesAgo = 0) => {
    const run = ecsOperations[operation]
    if (!run) throw new Error(`No operation ${operation} to seed with`)
    const then = asOfEarlier(world, minutesAgo)
    return withoutRealism(world, () => {
      settleEcs(then, accountId, region)
      return run(input, toCall(then, accountId, region))
    })
  }
}

const inProd = (accountId: string, region: string, group: string, subnet: string) => ({
  subnets: [1, 2, 3].map(index =>
    seedId('subnet', accountId, region, 'prod', `prod-${subnet}-${index}`),
  ),
  securityGroups: [seedId('sg', accountId, region, 'prod', group)],
})

/** Private subnets of the production VPC, and the group for one-off tasks. */
export function seedNetworkConfiguration(accountId: string, region: string) {
  const inside = inProd(accountId, region, 'one-off-tasks', 'private')
  return { awsvpcConfiguration: { ...inside, assignPublicIp: 'DISABLED' as const } }
}

/** Public subnets of the production VPC, and the group of the application servers. */
export function seedPublicNetwork(accountId: string, region: string) {
  const outside = inProd(accountId, region, 'app', 'public')
  return { awsvpcConfiguration: { ...outside, assignPublicIp: 'ENABLED' as const } }
}
