import type { Clock } from './world/clock.ts'
import { settleEcs } from './services/ecs/settle-ecs.ts'
import { seedEc2, seedFreshEc2 } from './seed/ec2-seed.ts'
import { seedEcs } from './seed/ecs-seed.ts'
import { isSeeded } from './world/regions.ts'
import { createWorld } from './world/world.ts'
import type { World, WorldOptions } from './world/world.ts'

/** Creates a world, with the seed and the lifecycles of every service. */
export function createLocalWorld(
  options: Partial<WorldOptions> = {},
  clock?: Clock,
  wallNow?: () => number,
): World {
  const world = createWorld(options, clock, wallNow)
  world.onSettle(settleEcs)
  world.onSeed((_world, accountId, region) => {
    if (world.options.seed === 'none' || !isSeeded(region))
      return seedFreshEc2(world, accountId, region)
    seedEc2(world, accountId, region)
    seedEcs(world, accountId, region)
  })
  return world
}
