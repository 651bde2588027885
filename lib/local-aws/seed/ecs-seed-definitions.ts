import type { SeedCall } from './ecs-seed-call.ts'

interface Where {
  accountId: string
  region: string
}

interface SeedContainer {
  name: string
  image: string
  [member: string]: unknown
}

const registry = ({ accountId, region }: Where) => `${accountId}.dkr.ecr.${region}.amazonaws.com`

const environmentOf = (values: Record<string, string>) =>
  Object.entries(values).map(([name, value]) => ({ name, value }))

const databaseUrl = 'postgres://app@ledger.prod.internal:5432/ledger'

/** What every family of the demo shares: its roles and its log configuration. */
function family(where: Where, name: string, containers: SeedContainer[]) {
  const role = (roleName: string) => `arn:aws:iam::${where.accountId}:role/${roleName}`
  return {
    family: name,
    taskRoleArn: role(`${name}-task`),
    executionRoleArn: role('ecsTaskExecutionRole'),
    containerDefinitions: containers.map(({ image, ...container }) => ({
      image: image.startsWith('demo/') ? `${registry(where)}/${image}` : image,
      logConfiguration: {
        logDriver: 'awslogs',
        options: {
          'awslogs-group': `/ecs/${name}`,
          'awslogs-region': where.region,
          'awslogs-stream-prefix': 'run',
        },
      },
      ...container,
    })),
    tags: [
      { key: 'team', value: 'platform' },
      { key: 'service', value: name },
    ],
  }
}

const fargate = (cpu: number, memoryMiB: number) => ({
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: String(cpu),
  memory: String(memoryMiB),
})

const ec2 = (networkMode: 'bridge' | 'awsvpc') => ({
  networkMode,
  requiresCompatibilities: ['EC2'],
})

function migrate(where: Where, revision: number) {
  const container = {
    name: 'migrate',
    image: `demo/migrate:1.${revision}`,
    command: ['migrate', '--to', '41'],
    environment: environmentOf({
      LOG_LEVEL: revision < 9 ? 'debug' : 'info',
      DATABASE_URL: databaseUrl,
      LOCK_TIMEOUT: '5s',
    }),
  }
  return { ...family(where, 'db-migrate', [container]), ...fargate(256, 512) }
}

function fargateDefinitions(where: Where) {
  const info = { LOG_LEVEL: 'info', DATABASE_URL: databaseUrl }
  const report = {
    name: 'report',
    image: 'demo/report:2026.11',
    environment: environmentOf({ ...info, REPORT_BUCKET: 's3://acme-reports' }),
  }
  const backfill = {
    name: 'backfill',
    image: 'demo/out-of-memory:3.2',
    command: ['backfill', '--since', '2019-01-01'],
    environment: environmentOf({ ...info, BATCH_SIZE: '100000' }),
  }
  const reindex = {
    name: 'reindex',
    image: 'demo/missing:7.0.1',
    environment: environmentOf({ LOG_LEVEL: 'info', INDEX: 'orders' }),
  }
  const web = {
    name: 'web',
    image: 'demo/web:5.4',
    portMappings: [{ containerPort: 8080, protocol: 'tcp' }],
    healthCheck: { command: ['CMD-SHELL', 'curl -f http://localhost:8080/healthz'], interval: 10 },
    environment: environmentOf({ ...info, PORT: '8080' }),
  }
  const worker = {
    name: 'worker',
    image: 'demo/worker:2.8',
    dependsOn: [{ containerName: 'log-router', condition: 'START' }],
    environment: environmentOf({ ...info, QUEUE: 'order-repairs' }),
  }
  const router = { name: 'log-router', image: 'demo/log-router:3.1', essential: false, cpu: 64 }
  const shell = {
    name: 'shell',
    image: 'public.ecr.aws/docker/library/busybox:1.37',
    entryPoint: ['sh', '-c'],
    command: ['echo "Nothing to do: give a command"; exit 0'],
    environment: environmentOf({ LOG_LEVEL: 'info' }),
  }
  const invoices = {
    name: 'render',
    image: 'public.ecr.aws/acme/invoice-pdf:11',
    command: ['render-invoices', '--month', '2026-10'],
    environment: environmentOf({ ...info, TEMPLATE: 'classic' }),
    stopTimeout: 60,
  }
  const orders = {
    name: 'orders',
    image: 'public.ecr.aws/docker/library/busybox:1.37',
    command: ['sh', '-c', 'echo "waiting for orders"; sleep infinity'],
    environment: environmentOf({ ...info, QUEUE: 'orders' }),
  }
  return [
    { ...family(where, 'nightly-report', [report]), ...fargate(512, 1024) },
    { ...family(where, 'orders-backfill', [backfill]), ...fargate(256, 512) },
    { ...family(where, 'search-reindex', [reindex]), ...fargate(1024, 2048) },
    { ...family(where, 'storefront', [web]), ...fargate(512, 1024) },
    { ...family(where, 'repair-worker', [worker, router]), ...fargate(512, 1024) },
    { ...family(where, 'order-worker', [orders]), ...fargate(256, 512) },
    { ...family(where, 'one-off-shell', [shell]), ...fargate(256, 512) },
    { ...family(where, 'invoice-pdf', [invoices]), ...fargate(1024, 3072) },
  ]
}

function ec2Definitions(where: Where) {
  const warm = {
    name: 'warm',
    image: 'public.ecr.aws/acme/cache-warm:4',
    command: ['warm-cache', '--top', '5000'],
    memoryReservation: 256,
    cpu: 128,
    environment: environmentOf({
      LOG_LEVEL: 'info',
      REDIS_URL: 'redis://cache.prod.internal:6379',
    }),
  }
  const resize = {
    name: 'resize',
    image: 'public.ecr.aws/acme/image-resize:9',
    command: ['resize-images', '--bucket', 'acme-uploads'],
    memory: 2048,
    cpu: 1024,
    portMappings: [{ containerPort: 9090, hostPort: 0 }],
    environment: environmentOf({ LOG_LEVEL: 'info', WORKERS: '4' }),
  }
  const ledger = {
    name: 'export',
    image: 'demo/report:2026.11',
    memory: 1024,
    cpu: 512,
    environment: environmentOf({ LOG_LEVEL: 'info', DATABASE_URL: databaseUrl }),
  }
  const fetch = {
    name: 'fetch',
    image: 'public.ecr.aws/docker/library/busybox:1.37',
    command: ['sh', '-c', 'echo "fetching 42 archives"; sleep 6; echo "fetched"'],
    essential: false,
    memory: 128,
  }
  const archive = {
    name: 'archive',
    image: 'public.ecr.aws/acme/log-archive:2',
    command: ['archive-logs', '--older-than', '30d'],
    dependsOn: [{ containerName: 'fetch', condition: 'SUCCESS' }],
    memory: 512,
    cpu: 256,
    environment: environmentOf({ LOG_LEVEL: 'warn', BUCKET: 'acme-log-archive' }),
  }
  const watch = {
    name: 'watch',
    image: 'public.ecr.aws/docker/library/busybox:1.37',
    command: ['sh', '-c', 'echo "watching acme-uploads"; sleep infinity'],
    memory: 256,
    portMappings: [{ containerPort: 9090, hostPort: 0 }],
    environment: environmentOf({ LOG_LEVEL: 'info', BUCKET: 'acme-uploads' }),
  }
  return [
    { ...family(where, 'upload-watcher', [watch]), ...ec2('bridge') },
    { ...family(where, 'cache-warm', [warm]), ...ec2('bridge') },
    { ...family(where, 'image-resize', [resize]), ...ec2('bridge') },
    { ...family(where, 'ledger-export', [ledger]), ...ec2('awsvpc') },
    { ...family(where, 'log-archive', [fetch, archive]), ...ec2('bridge') },
  ]
}

const monthMinutes = 30 * 24 * 60

/**
 * Registers fourteen families. The migration has fourteen revisions, of which the first three are
 * inactive.
 */
export function seedDefinitions(call: SeedCall, where: Where): void {
  for (let revision = 1; revision <= 14; revision += 1)
    call('RegisterTaskDefinition', migrate(where, revision), monthMinutes * (15 - revision))
  for (const revision of [1, 2, 3])
    call('DeregisterTaskDefinition', { taskDefinition: `db-migrate:${revision}` }, monthMinutes / 2)
  for (const definition of [...fargateDefinitions(where), ...ec2Definitions(where)])
    call('RegisterTaskDefinition', definition, monthMinutes / 3)
}

/** Registers the families of the other account. */
export function seedOutsiderDefinitions(call: SeedCall, where: Where): void {
  const payroll = {
    name: 'payroll',
    image: 'demo/report:8',
    environment: environmentOf({ LOG_LEVEL: 'info' }),
  }
  const web = { name: 'web', image: 'demo/web:1.0', portMappings: [{ containerPort: 8080 }] }
  for (const definition of [
    { ...family(where, 'payroll-run', [payroll]), ...fargate(512, 1024) },
    { ...family(where, 'intranet', [web]), ...fargate(256, 512) },
  ])
    call('RegisterTaskDefinition', definition, monthMinutes)
}
