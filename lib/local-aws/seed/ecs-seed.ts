import { settleEcs } from '../services/ecs/settle-ecs.ts'
import { ensureGroup } from '../services/logs/put-events.ts'
import { outsiderAccountId } from '../world/world.ts'
import type { RegionHook, World } from '../world/world.ts'
import { createSeedCall, withoutFaults } from './ecs-seed-call.ts'
import type { SeedCall } from './ecs-seed-call.ts'
import { seedDefinitions, seedOutsiderDefinitions } from './ecs-seed-definitions.ts'
import { seedInstances } from './ecs-seed-instances.ts'
import { seedServices } from './ecs-seed-services.ts'
import { seedOutsiderTasks, seedTasks } from './ecs-seed-tasks.ts'
import { ecsOf } from '../services/ecs/state/ecs-state.ts'
import { logsOf } from '../services/logs/logs-state.ts'

const yearMinutes = 365 * 24 * 60

function createFargateCluster(call: SeedCall, clusterName: string): void {
  const cluster = {
    clusterName,
    capacityProviders: ['FARGATE', 'FARGATE_SPOT'],
    defaultCapacityProviderStrategy: [
      { capacityProvider: 'FARGATE', base: 1, weight: 1 },
      { capacityProvider: 'FARGATE_SPOT', weight: 3 },
    ],
    settings: [{ name: 'containerInsights', value: 'enabled' }],
    tags: [{ key: 'stage', value: 'demo' }],
  }
  call('CreateCluster', cluster, yearMinutes)
}

function createLogGroups(world: World, accountId: string, region: string): void {
  const place = { world, accountId, region }
  const ecs = ecsOf(place)
  const logs = logsOf(place)
  for (const family of ecs.families.keys())
    ensureGroup(logs, `/ecs/${family}`, world.clock.now() - yearMinutes * 60_000)
}

/** Fills a fresh Region of an account with clusters, definitions and tasks, by calls of ECS. */
export const seedEcs: RegionHook = (world, accountId, region) =>
  withoutFaults(world, () => fillRegion(world, accountId, region))

const fillRegion: RegionHook = (world, accountId, region) => {
  const call = createSeedCall(world, accountId, region)
  const where = { accountId, region }
  const isOutsider = accountId === outsiderAccountId
  if (isOutsider) {
    createFargateCluster(call, 'back-office')
    seedOutsiderDefinitions(call, where)
  } else {
    createFargateCluster(call, 'demo')
    call(
      'CreateCluster',
      { clusterName: 'batch', tags: [{ key: 'stage', value: 'demo' }] },
      yearMinutes,
    )
    seedInstances(world, call, where, 'batch', yearMinutes)
    seedDefinitions(call, where)
    seedServices(world, where)
  }
  call('CreateCluster', { clusterName: 'default' }, yearMinutes)
  createLogGroups(world, accountId, region)
  if (isOutsider) seedOutsiderTasks(call, where)
  else seedTasks(world, call, where)
  settleEcs(world, accountId, region)
}
