import { z } from 'zod'
import { oneOf } from '../input/parse-input.ts'
import { startedBySchema } from '../input/started-by-schema.ts'
import { tagsSchema } from '../tags/read-tags.ts'
import { volumeConfigurationsSchema } from './volume-schema.ts'
import { strategySchema } from '../input/strategy-schema.ts'

const keyValue = z.object({ name: z.string(), value: z.string() })

const containerOverride = z.object({
  name: z.string(),
  command: z.array(z.string()).optional(),
  environment: z.array(keyValue.partial()).optional(),
  environmentFiles: z
    .array(z.object({ value: z.string(), type: oneOf('type', ['s3']) }))
    .max(10, 'environmentFiles can have at most 10 items.')
    .optional(),
  cpu: z.int().optional(),
  memory: z.int().optional(),
  memoryReservation: z.int().optional(),
  resourceRequirements: z
    .array(
      z.looseObject({
        type: oneOf('type', ['GPU', 'InferenceAccelerator', 'NeuronDevice']),
        value: z.string().optional(),
        sharingStrategy: z.looseObject({}).optional(),
      }),
    )
    .optional(),
})

const overrides = z.object({
  containerOverrides: z.array(containerOverride).default([]),
  cpu: z.string().optional(),
  memory: z.string().optional(),
  taskRoleArn: z.string().optional(),
  executionRoleArn: z.string().optional(),
  ephemeralStorage: z
    .object({
      sizeInGiB: z
        .int()
        .min(21, 'Ephemeral storage size must be between 21 and 200 GiB.')
        .max(200, 'Ephemeral storage size must be between 21 and 200 GiB.'),
    })
    .optional(),
  inferenceAcceleratorOverrides: z
    .array(z.object({ deviceName: z.string().optional(), deviceType: z.string().optional() }))
    .default([]),
})

const placementConstraint = z.object({
  type: oneOf('type', ['distinctInstance', 'memberOf']),
  expression: z.string().optional(),
})

const placementStrategy = z.object({
  type: oneOf('type', ['random', 'spread', 'binpack']),
  field: z.string().optional(),
})

const awsvpcConfiguration = z.object({
  subnets: z
    .array(z.string())
    .min(1, 'subnets can not be empty.')
    .max(16, 'subnets can have at most 16 items.'),
  securityGroups: z
    .array(z.string())
    .max(5, 'securityGroups can have at most 5 items.')
    .default([]),
  assignPublicIp: oneOf('assignPublicIp', ['ENABLED', 'DISABLED']).default('DISABLED'),
})

const countMessage = 'count must be between 1 and 10.'

/**
 * API Reference, RunTask. "can have at most N items", "can not be empty" and "should be one of" are
 * ECS's own patterns. "must be between" is ours.
 */
export const runTaskSchema = z.object({
  taskDefinition: z.string().min(1, 'TaskDefinition can not be blank.'),
  cluster: z.string().optional(),
  count: z.int().min(1, countMessage).max(10, countMessage).default(1),
  launchType: oneOf('launch type', ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES']).optional(),
  capacityProviderStrategy: strategySchema.default([]),
  networkConfiguration: z
    .object({ awsvpcConfiguration: awsvpcConfiguration.optional() })
    .optional(),
  overrides: overrides.optional(),
  placementConstraints: z.array(placementConstraint).default([]),
  placementStrategy: z
    .array(placementStrategy)
    .max(5, 'placementStrategy can have at most 5 items.')
    .default([]),
  platformVersion: z.string().optional(),
  propagateTags: oneOf('propagateTags', ['TASK_DEFINITION', 'SERVICE', 'NONE']).optional(),
  enableExecuteCommand: z.boolean().default(false),
  enableECSManagedTags: z.boolean().default(false),
  startedBy: startedBySchema.optional(),
  group: z
    .string()
    .refine(group => !group.startsWith('service:'), 'Invalid namespace for group.')
    .optional(),
  referenceId: z.string().max(1024, 'referenceId can have at most 1024 characters.').optional(),
  tags: tagsSchema.default([]),
  volumeConfigurations: volumeConfigurationsSchema.default([]),
  clientToken: z
    .string()
    .regex(/^[!-~]{1,64}$/, 'clientToken must be up to 64 ASCII characters in the range 33-126.')
    .optional(),
})

export type RunTaskRequest = z.output<typeof runTaskSchema>
