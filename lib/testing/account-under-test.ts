import {
  DeregisterTaskDefinitionCommand,
  ECSClient,
  ECSServiceException,
  RegisterContainerInstanceCommand,
  RegisterTaskDefinitionCommand,
  RunTaskCommand,
} from '@aws-sdk/client-ecs'
import type { RegisterTaskDefinitionCommandInput, RunTaskCommandInput } from '@aws-sdk/client-ecs'
import { readCatalog } from '../catalog/read-catalog.server.ts'
import { findProblems } from '../run-task/rules/find-problems.ts'
import { fromRunTaskInput } from '../run-task/from-run-task-input.ts'
import type { Problem } from '../run-task/problems/problem.ts'
import { startProduct } from './product-on-local-aws.ts'
import type { Product } from './product-on-local-aws.ts'

export const role = (name: string) => `arn:aws:iam::111122223333:role/${name}`

const s3Files = 'arn:aws:s3files:us-east-1:111122223333:file-system/fs-0123456789abcdef0'
const app = { name: 'app', image: 'example/app:1' }
const log = { name: 'log', image: 'example/log:1', essential: false }
const fargate = {
  networkMode: 'awsvpc',
  requiresCompatibilities: ['FARGATE'],
  cpu: '512',
  memory: '1024',
  taskRoleArn: role('one-off-shell-task'),
  executionRoleArn: role('ecsTaskExecutionRole'),
  containerDefinitions: [app, log],
} satisfies Partial<RegisterTaskDefinitionCommandInput>
const bridge = {
  networkMode: 'bridge',
  requiresCompatibilities: ['EC2'],
  containerDefinitions: [
    { ...app, memory: 256, cpu: 128 },
    { ...log, memory: 128 },
  ],
} satisfies Partial<RegisterTaskDefinitionCommandInput>

const definitions: Record<string, Omit<RegisterTaskDefinitionCommandInput, 'family'>> = {
  'fargate-app': fargate,
  'roleless-app': { ...fargate, taskRoleArn: undefined },
  'arm-app': { ...fargate, runtimePlatform: { cpuArchitecture: 'ARM64' } },
  'windows-app': {
    ...fargate,
    cpu: '1024',
    memory: '2048',
    runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
  },
  'volume-app': {
    ...fargate,
    volumes: [{ name: 'data', configuredAtLaunch: true }],
    containerDefinitions: [
      { ...app, mountPoints: [{ sourceVolume: 'data', containerPath: '/data' }] },
    ],
  },
  'windows-volume-app': {
    ...fargate,
    cpu: '1024',
    memory: '2048',
    requiresCompatibilities: ['EC2'],
    runtimePlatform: { operatingSystemFamily: 'WINDOWS_SERVER_2022_CORE' },
    volumes: [{ name: 'data', configuredAtLaunch: true }],
  },
  'bridge-app': bridge,
  'restarting-app': {
    ...bridge,
    containerDefinitions: [
      { ...app, memory: 256, restartPolicy: { enabled: true } },
      { ...log, memory: 128, restartPolicy: { enabled: true } },
    ],
  },
  'retrying-app': {
    ...bridge,
    containerDefinitions: [
      {
        ...app,
        memory: 256,
        restartPolicy: { enabled: true, ignoredExitCodes: [0], restartAttemptPeriod: 60 },
      },
    ],
  },
  'calm-app': {
    ...bridge,
    containerDefinitions: [{ ...app, memory: 256, restartPolicy: { enabled: false } }],
  },
  'lossy-app': {
    ...bridge,
    containerDefinitions: [
      {
        ...app,
        memory: 256,
        logConfiguration: {
          logDriver: 'json-file',
          options: { mode: 'non-blocking', 'max-buffer-size': '25m' },
        },
      },
    ],
  },
  'lossless-app': {
    ...bridge,
    containerDefinitions: [
      {
        ...app,
        memory: 256,
        logConfiguration: { logDriver: 'json-file', options: { mode: 'blocking' } },
      },
    ],
  },
  's3-files-app': {
    ...fargate,
    taskRoleArn: undefined,
    volumes: [{ name: 'shared', s3filesVolumeConfiguration: { fileSystemArn: s3Files } }],
    containerDefinitions: [
      { ...app, mountPoints: [{ sourceVolume: 'shared', containerPath: '/shared' }] },
    ],
  },
  'reserved-app': {
    ...bridge,
    containerDefinitions: [{ ...app, memory: 256, memoryReservation: 200 }],
  },
  'neural-app': {
    ...bridge,
    inferenceAccelerators: [{ deviceName: 'device_1', deviceType: 'eia2.medium' }],
  },
  'sized-app': { ...bridge, cpu: '512', memory: '1024' },
  'ec2-awsvpc-app': { ...bridge, networkMode: 'awsvpc' },
  'constrained-app': {
    ...bridge,
    placementConstraints: [
      { type: 'memberOf', expression: 'attribute:ecs.os-type == linux' },
      { type: 'memberOf', expression: 'attribute:ecs.cpu-architecture == x86_64' },
    ],
  },
}

/** The account of the demo with definitions of every kind, as the form and as ECS see it. */
export interface AccountUnderTest {
  subnets: Record<string, string>
  securityGroups: Record<string, string>
  /** What the form says of a request that came in, with all that it loads. */
  judge(request: RunTaskCommandInput): Promise<Problem[]>
  /** What ECS says: nothing when it takes the request, else its error's name and message. */
  send(request: RunTaskCommandInput): Promise<string | undefined>
  deregister(taskDefinition: string): Promise<void>
  product: Product
  close(): Promise<void>
}

export async function startAccountUnderTest(): Promise<AccountUnderTest> {
  const product = await startProduct()
  const { aws } = product.as('operator')
  const client = new ECSClient({ ...aws, maxAttempts: 1 })
  for (const [family, definition] of Object.entries(definitions)) {
    await client.send(new RegisterTaskDefinitionCommand({ family, ...definition }))
  }
  await registerExternalInstance(client)
  const read = async <Resource extends 'clusters' | 'network' | 'definition' | 'capacity'>(
    resource: Resource,
    query: Record<string, string> = {},
  ) => {
    const answer = await readCatalog(resource, aws, new URLSearchParams(query))
    return answer.ok ? answer.value : undefined
  }
  const network = await read('network')
  return {
    product,
    subnets: byName(network?.subnets ?? []),
    securityGroups: byName(network?.securityGroups ?? []),
    judge: async request => {
      const taskDefinition = request.taskDefinition ?? ''
      const loaded = {
        clusters: await read('clusters'),
        network,
        capacity: await read('capacity', { cluster: request.cluster ?? 'default' }),
        definition: await read('definition', { taskDefinition }),
      }
      const { values } = fromRunTaskInput(request)
      return findProblems(values, loaded).problems
    },
    send: async request => {
      try {
        await client.send(new RunTaskCommand(request))
        return undefined
      } catch (error) {
        if (error instanceof ECSServiceException) return `${error.name}: ${error.message}`
        throw error
      }
    },
    deregister: async taskDefinition => {
      await client.send(new DeregisterTaskDefinitionCommand({ taskDefinition }))
    },
    close: () => product.close(),
  }
}

async function registerExternalInstance(client: ECSClient): Promise<void> {
  await client.send(
    new RegisterContainerInstanceCommand({
      cluster: 'default',
      totalResources: [
        { name: 'CPU', type: 'INTEGER', integerValue: 4096 },
        { name: 'MEMORY', type: 'INTEGER', integerValue: 8192 },
      ],
      attributes: [{ name: 'ecs.capability.external' }, { name: 'ecs.os-type', value: 'linux' }],
    }),
  )
}

const byName = (items: readonly { id: string; name?: string }[]): Record<string, string> =>
  Object.fromEntries(items.map(({ id, name }) => [name ?? id, id]))
