import type { World } from '../world/world.ts'
import type { SeedCall } from './ecs-seed-call.ts'
import { listSeedServices, toDeploymentId } from './ecs-seed-services.ts'
import type { SeedService } from './ecs-seed-services.ts'
import { ecsOf } from '../services/ecs/state/ecs-state.ts'

interface Where {
  accountId: string
  region: string
}

/** Something that happened to the seed's tasks. */
export interface Moment {
  minutesAgo: number
  happen: () => void
}

/** Safe: in an answer of RunTask, every task has an ARN. */
export function taskArnsOf(answer: Record<string, unknown>): string[] {
  const tasks = answer.tasks as { taskArn: string }[]
  return tasks.map(({ taskArn }) => taskArn)
}

/** Puts tasks into a service's group. No operation can: only the service scheduler may. */
function adopt(world: World, where: Where, service: SeedService, taskArns: string[]): void {
  const ecs = ecsOf({ world, accountId: where.accountId, region: where.region })
  for (const arn of taskArns) {
    const record = ecs.tasks.get(service.cluster, arn.slice(arn.lastIndexOf('/') + 1))
    if (!record) continue
    record.shown.group = `service:${service.name}`
    record.tags = [...record.tags, { key: 'aws:ecs:serviceName', value: service.name }]
    ecs.tasks.changed(record)
  }
}

/** The launches of each service's tasks, at the time of its deployment. */
export function serviceMoments(world: World, call: SeedCall, where: Where): Moment[] {
  return listSeedServices(where).map(service => {
    const { cluster, family, desiredCount, minutesAgo, networkConfiguration } = service
    const input = {
      cluster,
      taskDefinition: family,
      count: desiredCount,
      startedBy: toDeploymentId(where, service),
      ...service.capacity,
      ...(networkConfiguration ? { networkConfiguration } : {}),
      propagateTags: 'TASK_DEFINITION',
      enableECSManagedTags: true,
    }
    const happen = () =>
      adopt(world, where, service, taskArnsOf(call('RunTask', input, minutesAgo)))
    return { minutesAgo, happen }
  })
}
