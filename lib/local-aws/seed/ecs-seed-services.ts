import { addService } from '../services/ecs/state/service-record.ts'
import type { ServiceRecord } from '../services/ecs/state/service-record.ts'
import { toUuid } from '../services/ecs/state/to-uuid.ts'
import { toEpochSeconds } from '../services/ecs/state/wire.ts'
import type { WireService } from '../services/ecs/state/wire.ts'
import type { World } from '../world/world.ts'
import { seedNetworkConfiguration, seedPublicNetwork } from './ecs-seed-call.ts'
import { seedDigest } from './seed-id.ts'
import { ecsOf } from '../services/ecs/state/ecs-state.ts'

interface Where {
  accountId: string
  region: string
}

/** A service of the demo, and when its one deployment began. */
export interface SeedService {
  name: string
  cluster: string
  family: string
  desiredCount: number
  minutesAgo: number
  networkConfiguration?: NonNullable<WireService['networkConfiguration']>
  capacity: Pick<WireService, 'launchType' | 'capacityProviderStrategy'>
}

export function listSeedServices({ accountId, region }: Where): SeedService[] {
  return [
    {
      name: 'storefront',
      cluster: 'demo',
      family: 'storefront',
      desiredCount: 2,
      minutesAgo: 190,
      networkConfiguration: seedPublicNetwork(accountId, region),
      capacity: {
        capacityProviderStrategy: [{ capacityProvider: 'FARGATE', weight: 1, base: 0 }],
      },
    },
    {
      name: 'worker',
      cluster: 'demo',
      family: 'order-worker',
      desiredCount: 1,
      minutesAgo: 185,
      networkConfiguration: seedNetworkConfiguration(accountId, region),
      capacity: { launchType: 'FARGATE' },
    },
    {
      name: 'uploads',
      cluster: 'batch',
      family: 'upload-watcher',
      desiredCount: 1,
      minutesAgo: 180,
      capacity: { launchType: 'EC2' },
    },
  ]
}

/** What a service's tasks carry as `startedBy`. */
export function toDeploymentId({ accountId, region }: Where, service: SeedService): string {
  const digest = seedDigest(accountId, region, service.cluster, service.name)
  return `ecs-svc/${BigInt(`0x${digest}`).toString().slice(0, 19)}`
}

const eventTexts = [
  ({ name, desiredCount }: SeedService) => `(service ${name}) has started ${desiredCount} tasks.`,
  ({ name }: SeedService, deploymentId: string) =>
    `(service ${name}) (deployment ${deploymentId}) deployment completed.`,
  ({ name }: SeedService) => `(service ${name}) has reached a steady state.`,
]

/**
 * The events of a service, newest first. A service in a steady state reports it every six hours.
 */
function toEvents(service: SeedService, deploymentId: string, startedAtMs: number) {
  const events = eventTexts.map((toText, index) => ({
    id: toUuid(seedDigest(deploymentId, String(index))),
    createdAt: toEpochSeconds(startedAtMs + (index + 1) * 45_000),
    message: toText(service, deploymentId),
  }))
  return events.toReversed()
}

function toDeployments(service: SeedService, deploymentId: string, members: WireService) {
  const { taskDefinition, networkConfiguration, platformFamily } = members
  const startedAtMs = (members.createdAt ?? 0) * 1000
  return [
    {
      id: deploymentId,
      status: 'PRIMARY',
      taskDefinition,
      desiredCount: service.desiredCount,
      failedTasks: 0,
      createdAt: members.createdAt,
      updatedAt: toEpochSeconds(startedAtMs + 90_000),
      ...service.capacity,
      ...(platformFamily ? { platformVersion: '1.4.0', platformFamily } : {}),
      ...(networkConfiguration ? { networkConfiguration } : {}),
      rolloutState: 'COMPLETED' as const,
      rolloutStateReason: `ECS deployment ${deploymentId} completed.`,
    },
  ]
}

function toShown(world: World, where: Where, service: SeedService): WireService {
  const { accountId, region } = where
  const arn = (resource: string) => `arn:aws:ecs:${region}:${accountId}:${resource}`
  const startedAtMs = world.clock.now() - service.minutesAgo * 60_000
  const deploymentId = toDeploymentId(where, service)
  const { cluster, name, networkConfiguration } = service
  const members: WireService = {
    serviceArn: arn(`service/${cluster}/${name}`),
    serviceName: name,
    clusterArn: arn(`cluster/${cluster}`),
    loadBalancers: [],
    serviceRegistries: [],
    status: 'ACTIVE',
    desiredCount: service.desiredCount,
    ...service.capacity,
    ...(cluster === 'batch' ? {} : { platformVersion: 'LATEST', platformFamily: 'Linux' }),
    taskDefinition: arn(`task-definition/${service.family}:1`),
    deploymentConfiguration: {
      deploymentCircuitBreaker: { enable: true, rollback: true },
      maximumPercent: 200,
      minimumHealthyPercent: 100,
      strategy: 'ROLLING',
      bakeTimeInMinutes: 0,
    },
    roleArn: `arn:aws:iam::${accountId}:role/aws-service-role/ecs.amazonaws.com/AWSServiceRoleForECS`,
    events: toEvents(service, deploymentId, startedAtMs),
    createdAt: toEpochSeconds(startedAtMs),
    placementConstraints: [],
    placementStrategy:
      cluster === 'batch' ? [{ type: 'spread', field: 'attribute:ecs.availability-zone' }] : [],
    ...(networkConfiguration ? { networkConfiguration } : {}),
    schedulingStrategy: 'REPLICA',
    deploymentController: { type: 'ECS' },
    createdBy: `arn:aws:iam::${accountId}:user/operator`,
    enableECSManagedTags: true,
    propagateTags: 'TASK_DEFINITION',
    enableExecuteCommand: false,
    availabilityZoneRebalancing: 'ENABLED',
    resourceManagementType: 'CUSTOMER',
  }
  return { ...members, deployments: toDeployments(service, deploymentId, members) }
}

/** Adds the services as CreateService would leave them. No operation here creates services. */
export function seedServices(world: World, where: Where): void {
  const ecs = ecsOf({ world, accountId: where.accountId, region: where.region })
  for (const service of listSeedServices(where)) {
    const record: ServiceRecord = {
      name: service.name,
      clusterName: service.cluster,
      deploymentId: toDeploymentId(where, service),
      shown: toShown(world, where, service),
      tags: [{ key: 'team', value: 'platform' }],
    }
    addService(ecs, record)
  }
}
