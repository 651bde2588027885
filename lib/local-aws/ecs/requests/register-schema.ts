import { z } from 'zod'
import { oneOf } from './parse-input.ts'
import { tagsSchema } from './read-tags.ts'

const keyValue = z.looseObject({ name: z.string(), value: z.string() })

const portMapping = z.looseObject({
  containerPort: z.int().min(0).max(65_535).optional(),
  hostPort: z.int().min(0).max(65_535).optional(),
  protocol: oneOf('protocol', ['tcp', 'udp']).optional(),
})

const containerDefinition = z.looseObject({
  name: z.string().optional(),
  image: z.string().optional(),
  cpu: z.int().min(0).default(0),
  memory: z.int().optional(),
  memoryReservation: z.int().optional(),
  essential: z.boolean().default(true),
  entryPoint: z.array(z.string()).optional(),
  command: z.array(z.string()).optional(),
  environment: z.array(keyValue.partial()).default([]),
  mountPoints: z.array(z.looseObject({})).default([]),
  volumesFrom: z.array(z.looseObject({})).default([]),
  portMappings: z.array(portMapping).default([]),
  stopTimeout: z.int().min(0).optional(),
  privileged: z.boolean().optional(),
  links: z.array(z.string()).optional(),
  dependsOn: z
    .array(
      z.object({
        containerName: z.string(),
        condition: oneOf('condition', ['START', 'COMPLETE', 'SUCCESS', 'HEALTHY']),
      }),
    )
    .optional(),
  logConfiguration: z
    .looseObject({
      logDriver: z.string(),
      options: z.record(z.string(), z.string()).optional(),
    })
    .optional(),
  healthCheck: z
    .looseObject({
      command: z.array(z.string()),
      interval: z.int().min(5).max(300).optional(),
      retries: z.int().min(1).max(10).optional(),
      startPeriod: z.int().min(0).max(300).optional(),
      timeout: z.int().min(2).max(60).optional(),
    })
    .optional(),
})

const definitionSchema = z.looseObject({
  family: z
    .string()
    .regex(
      /^[A-Za-z0-9_-]{1,255}$/,
      'Family contains invalid characters. Valid characters: upper- and lowercase letters, numbers, underscores, and hyphens.',
    ),
  containerDefinitions: z.array(containerDefinition).min(1, 'Container list cannot be empty.'),
  networkMode: oneOf('networkMode', ['bridge', 'host', 'awsvpc', 'none']).optional(),
  requiresCompatibilities: z
    .array(oneOf('requiresCompatibilities', ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES']))
    .optional(),
  cpu: z.string().optional(),
  memory: z.string().optional(),
  taskRoleArn: z.string().optional(),
  executionRoleArn: z.string().optional(),
  volumes: z.array(z.looseObject({ name: z.string() })).default([]),
  placementConstraints: z.array(z.looseObject({})).default([]),
  ephemeralStorage: z.object({ sizeInGiB: z.int().min(21).max(200) }).optional(),
})

/** API Reference, RegisterTaskDefinition; members that change nothing here are kept as given. */
export const registerSchema = z.looseObject({
  ...definitionSchema.shape,
  tags: tagsSchema.default([]),
})

/** Tags belong to the resource, not to the definition. */
export type UntaggedRequest = z.output<typeof definitionSchema>
export type RegisterRequest = z.output<typeof registerSchema>
export type RegisteredContainer = RegisterRequest['containerDefinitions'][number]
