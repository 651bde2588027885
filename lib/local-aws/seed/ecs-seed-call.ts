import { createControlState } from '../control/control-state.ts'
import { createDifficulty } from '../realism/realism.ts'
import { ecsOperations } from '../services/ecs/ecs-operations.ts'
import { settleEcs } from '../services/ecs/settle-ecs.ts'
import { userPrincipal } from '../services/iam/iam-state.ts'
import type { Call } from '../world/operation.ts'
import type { World } from '../world/world.ts'
import { seedId } from './seed-id.ts'

/** Calls one ECS operation as the account's own user would, some minutes ago. */
export type SeedCall = (
  operation: string,
  input: Record<string, unknown>,
  minutesAgo?: number,
) => Record<string, unknown>

/** The same world at an earlier time, without its difficulty. Safe: all else is inherited. */
function asOfEarlier(world: World, minutesAgo: number): World {
  const atMs = world.clock.now() - minutesAgo * 60_000
  const clock = { now: () => atMs, advance: () => undefined }
  const settings = { ...world.difficulty.settings, quotas: false, visibilityDelayMs: 0 }
  const difficulty = createDifficulty(settings)
  return Object.create(world, {
    clock: { value: clock },
    difficulty: { value: difficulty },
  }) as World
}

/** The same world where nothing goes wrong on purpose. Safe: all else is inherited. */
export function withoutFaults(world: World): World {
  return Object.create(world, { control: { value: createControlState() } }) as World
}

function toCall(world: World, accountId: string, region: string): Call {
  const user = [...world.iam.users.values()].find(one => one.accountId === accountId)
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

/** Calls have to come in the order of their time, oldest first. */
export function createSeedCall(world: World, accountId: string, region: string): SeedCall {
  return (operation, input, minutesAgo = 0) => {
    const then = asOfEarlier(world, minutesAgo)
    settleEcs(then, accountId, region)
    const run = ecsOperations[operation]
    if (!run) throw new Error(`No operation ${operation} to seed with`)
    return run(input, toCall(then, accountId, region))
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
