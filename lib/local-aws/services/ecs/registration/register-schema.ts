import { z } from 'zod'
import { oneOf } from '../input/parse-input.ts'
import { tagsSchema } from '../tags/read-tags.ts'
import { containerSchema } from './container-schema.ts'
import { taskVolumeSchema } from './task-volume-schema.ts'

const launchTypes = ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES'] as const

const systemFamilies = [
  'WINDOWS_SERVER_2019_FULL',
  'WINDOWS_SERVER_2019_CORE',
  'WINDOWS_SERVER_2016_FULL',
  'WINDOWS_SERVER_2004_CORE',
  'WINDOWS_SERVER_2022_CORE',
  'WINDOWS_SERVER_2022_FULL',
  'WINDOWS_SERVER_2025_CORE',
  'WINDOWS_SERVER_2025_FULL',
  'WINDOWS_SERVER_20H2_CORE',
  'LINUX',
] as const

const runtimePlatform = z.object({
  cpuArchitecture: oneOf('cpuArchitecture', ['X86_64', 'ARM64']).optional(),
  operatingSystemFamily: oneOf('operatingSystemFamily', systemFamilies).optional(),
})

const proxyConfiguration = z.object({
  type: oneOf('type', ['APPMESH']).default('APPMESH'),
  containerName: z.string(),
  properties: z
    .array(z.object({ name: z.string().optional(), value: z.string().optional() }))
    .default([]),
})

/** API Reference, RegisterTaskDefinition: every member. Unknown members are dropped. */
const definitionSchema = z.object({
  family: z.string().default(''),
  taskRoleArn: z.string().optional(),
  executionRoleArn: z.string().optional(),
  networkMode: oneOf('networkMode', ['bridge', 'host', 'awsvpc', 'none']).optional(),
  containerDefinitions: z.array(containerSchema).default([]),
  volumes: z.array(taskVolumeSchema).default([]),
  placementConstraints: z
    .array(z.object({ type: oneOf('type', ['memberOf']), expression: z.string().optional() }))
    .default([]),
  requiresCompatibilities: z.array(oneOf('requiresCompatibilities', launchTypes)).optional(),
  cpu: z.string().optional(),
  memory: z.string().optional(),
  pidMode: z.string().optional(),
  ipcMode: z.string().optional(),
  proxyConfiguration: proxyConfiguration.optional(),
  inferenceAccelerators: z
    .array(z.object({ deviceName: z.string(), deviceType: z.string() }))
    .optional(),
  ephemeralStorage: z.object({ sizeInGiB: z.int() }).optional(),
  runtimePlatform: runtimePlatform.optional(),
  enableFaultInjection: z.boolean().optional(),
})

export const registerSchema = z.object({
  ...definitionSchema.shape,
  tags: tagsSchema.default([]),
})

/** Tags belong to the resource, not to the definition. */
export type UntaggedRequest = z.output<typeof definitionSchema>
export type RegisterRequest = z.output<typeof registerSchema>
export type RegisteredContainer = RegisterRequest['containerDefinitions'][number]
export type LaunchType = (typeof launchTypes)[number]

export const isWindows = ({ runtimePlatform: platform }: UntaggedRequest): boolean =>
  platform?.operatingSystemFamily?.startsWith('WINDOWS') ?? false
