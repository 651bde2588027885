import { z } from 'zod'
import { oneOf } from '../input/parse-input.ts'
import { tagsSchema } from '../tags/read-tags.ts'

const tagSpecification = z.object({
  resourceType: oneOf('resourceType', ['volume']),
  tags: tagsSchema.default([]),
  propagateTags: oneOf('propagateTags', ['TASK_DEFINITION', 'SERVICE', 'NONE']).optional(),
})

const managedEbsVolume = z.object({
  roleArn: z.string(),
  encrypted: z.boolean().optional(),
  kmsKeyId: z.string().optional(),
  volumeType: oneOf('volumeType', ['gp2', 'gp3', 'io1', 'io2', 'sc1', 'st1', 'standard']).default(
    'gp3',
  ),
  sizeInGiB: z.int().optional(),
  snapshotId: z.string().optional(),
  volumeInitializationRate: z.int().optional(),
  iops: z.int().optional(),
  throughput: z.int().optional(),
  tagSpecifications: z.array(tagSpecification).default([]),
  terminationPolicy: z.object({ deleteOnTermination: z.boolean() }).optional(),
  filesystemType: oneOf('filesystemType', ['ext3', 'ext4', 'xfs', 'ntfs']).optional(),
})

/** API Reference, TaskVolumeConfiguration. */
export const volumeConfigurationsSchema = z.array(
  z.object({ name: z.string(), managedEBSVolume: managedEbsVolume.optional() }),
)

export type ManagedEbsVolume = z.output<typeof managedEbsVolume>
export type VolumeConfiguration = z.output<typeof volumeConfigurationsSchema>[number]
