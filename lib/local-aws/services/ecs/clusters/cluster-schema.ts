import { z } from 'zod'
import { AwsError } from '../../../world/aws-error.ts'
import { oneOf, parseInput } from '../input/parse-input.ts'
import { tagsSchema } from '../tags/read-tags.ts'
import { strategySchema } from '../input/strategy-schema.ts'

const logConfiguration = z.object({
  cloudWatchLogGroupName: z.string().optional(),
  cloudWatchEncryptionEnabled: z.boolean().default(false),
  s3BucketName: z.string().optional(),
  s3EncryptionEnabled: z.boolean().default(false),
  s3KeyPrefix: z.string().optional(),
})

const configuration = z.object({
  executeCommandConfiguration: z
    .object({
      kmsKeyId: z.string().optional(),
      logging: oneOf('logging', ['NONE', 'DEFAULT', 'OVERRIDE']).default('DEFAULT'),
      logConfiguration: logConfiguration.optional(),
    })
    .optional(),
  managedStorageConfiguration: z
    .object({
      kmsKeyId: z.string().optional(),
      fargateEphemeralStorageKmsKeyId: z.string().optional(),
    })
    .optional(),
})

/** The settings of an account that never changed them (API Reference, PutAccountSetting). */
const accountSettings = [{ name: 'containerInsights' as const, value: 'disabled' as const }]

/** API Reference, CreateCluster. */
const clusterSchema = z.object({
  clusterName: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,255}$/, 'Invalid cluster name.')
    .default('default'),
  capacityProviders: z.array(z.string()).default([]),
  defaultCapacityProviderStrategy: strategySchema.default([]),
  settings: z
    .array(
      z.object({
        name: oneOf('settings.name', ['containerInsights']).default('containerInsights'),
        value: oneOf('settings.value', ['enabled', 'disabled', 'enhanced']),
      }),
    )
    .max(1, 'Duplicate settings are not allowed.')
    .default([])
    .transform(given => (given.length > 0 ? given : accountSettings)),
  configuration: configuration.optional(),
  serviceConnectDefaults: z.object({ namespace: z.string().min(1).max(1024) }).optional(),
  tags: tagsSchema.default([]),
})

export type ClusterRequest = z.output<typeof clusterSchema>

/**
 * Reads a request of CreateCluster.
 * @throws AwsError InvalidParameterException for a log configuration that `logging` does not allow
 * (API Reference, ExecuteCommandConfiguration).
 */
export function parseClusterRequest(input: Record<string, unknown>): ClusterRequest {
  const request = parseInput(clusterSchema, input)
  const { logging, logConfiguration: log } =
    request.configuration?.executeCommandConfiguration ?? {}
  if (logging === undefined) return request
  const hasTarget = log?.cloudWatchLogGroupName ?? log?.s3BucketName
  if (logging === 'OVERRIDE' && !hasTarget)
    throw new AwsError(
      'InvalidParameterException',
      'A logConfiguration with an Amazon CloudWatch log group or an Amazon S3 bucket must be specified when logging is OVERRIDE.',
    )
  if (logging !== 'OVERRIDE' && log)
    throw new AwsError(
      'InvalidParameterException',
      'A logConfiguration can only be specified when logging is OVERRIDE.',
    )
  return request
}
