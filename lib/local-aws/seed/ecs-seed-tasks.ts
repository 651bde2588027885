import type { World } from '../world/world.ts'
import { seedNetworkConfiguration } from './ecs-seed-call.ts'
import type { SeedCall } from './ecs-seed-call.ts'
import { serviceMoments, taskArnsOf } from './ecs-seed-service-tasks.ts'
import type { Moment } from './ecs-seed-service-tasks.ts'

interface Launch {
  minutesAgo: number
  cluster: string
  taskDefinition: string
  awsvpc?: boolean
  command?: { container: string; words: string[] }
  startedBy?: string
  count?: number
  /** Stopped by a user so many minutes ago. */
  stopped?: { minutesAgo: number; reason: string }
}

/** Running and recently stopped tasks, with every kind of ending that an operator meets. */
const launches: readonly Launch[] = [
  {
    minutesAgo: 55,
    cluster: 'batch',
    taskDefinition: 'image-resize',
    command: {
      container: 'resize',
      words: ['sh', '-c', 'echo "watching acme-uploads"; sleep infinity'],
    },
    startedBy: 'media-team',
    count: 2,
  },
  {
    minutesAgo: 49,
    cluster: 'demo',
    taskDefinition: 'db-migrate:13',
    awsvpc: true,
    startedBy: 'release-2026-11',
  },
  {
    minutesAgo: 41,
    cluster: 'demo',
    taskDefinition: 'orders-backfill',
    awsvpc: true,
    startedBy: 'ana',
  },
  {
    minutesAgo: 34,
    cluster: 'demo',
    taskDefinition: 'search-reindex',
    awsvpc: true,
    startedBy: 'ana',
  },
  {
    minutesAgo: 28,
    cluster: 'batch',
    taskDefinition: 'ledger-export',
    awsvpc: true,
    startedBy: 'month-end',
  },
  {
    minutesAgo: 22,
    cluster: 'demo',
    taskDefinition: 'db-migrate',
    awsvpc: true,
    command: { container: 'migrate', words: ['migrate', '--to', '42'] },
    startedBy: 'release-2026-11',
  },
  {
    minutesAgo: 21,
    cluster: 'demo',
    taskDefinition: 'one-off-shell',
    awsvpc: true,
    command: { container: 'shell', words: ['echo "holding the lock"; sleep 86400'] },
    startedBy: 'jo',
    stopped: { minutesAgo: 12, reason: 'The lock was released by hand' },
  },
  {
    minutesAgo: 11,
    cluster: 'demo',
    taskDefinition: 'nightly-report',
    awsvpc: true,
    startedBy: 'scheduler',
  },
  { minutesAgo: 8, cluster: 'batch', taskDefinition: 'cache-warm', startedBy: 'scheduler' },
  {
    minutesAgo: 0.5,
    cluster: 'demo',
    taskDefinition: 'repair-worker',
    awsvpc: true,
    startedBy: 'jo',
  },
]

function toInput(launch: Launch, networkConfiguration: unknown): Record<string, unknown> {
  const { cluster, taskDefinition, startedBy, count, command } = launch
  return {
    cluster,
    taskDefinition,
    startedBy,
    count,
    ...(cluster === 'batch' ? { launchType: 'EC2' } : {}),
    ...(launch.awsvpc ? { networkConfiguration } : {}),
    ...(command
      ? { overrides: { containerOverrides: [{ name: command.container, command: command.words }] } }
      : {}),
    tags: [{ key: 'owner', value: startedBy ?? 'platform' }],
    propagateTags: 'TASK_DEFINITION',
    enableECSManagedTags: true,
  }
}

export function seedTasks(
  world: World,
  call: SeedCall,
  where: { accountId: string; region: string },
): void {
  const network = seedNetworkConfiguration(where.accountId, where.region)
  const moments: Moment[] = serviceMoments(world, call, where)
  for (const launch of launches) {
    const { minutesAgo, cluster, stopped } = launch
    let taskArns: string[] = []
    moments.push({
      minutesAgo,
      happen: () => (taskArns = taskArnsOf(call('RunTask', toInput(launch, network), minutesAgo))),
    })
    if (stopped)
      moments.push({
        minutesAgo: stopped.minutesAgo,
        happen: () => {
          for (const task of taskArns)
            call('StopTask', { cluster, task, reason: stopped.reason }, stopped.minutesAgo)
        },
      })
  }
  moments.sort((one, other) => other.minutesAgo - one.minutesAgo)
  for (const { happen } of moments) happen()
}

export function seedOutsiderTasks(
  call: SeedCall,
  where: { accountId: string; region: string },
): void {
  const networkConfiguration = seedNetworkConfiguration(where.accountId, where.region)
  const input = { cluster: 'back-office', launchType: 'FARGATE', networkConfiguration }
  call('RunTask', { ...input, taskDefinition: 'intranet' }, 130)
  call('RunTask', { ...input, taskDefinition: 'payroll-run', startedBy: 'payroll' }, 25)
}
