import * as z from 'zod/mini'
import { bounded, listOf, optionalText, optionalWholeNumber } from './schema-fields.ts'
import { limits } from './limits.ts'
import { propagateTagsChoices, tagsSchema } from './tags-schema.ts'

export const volumeTypes = ['gp3', 'gp2', 'io2', 'io1', 'st1', 'sc1', 'standard'] as const
export const filesystemTypes = ['xfs', 'ext4', 'ext3', 'ntfs'] as const

const tagSpecification = z.object({
  resourceType: z._default(z.literal('volume'), 'volume'),
  tags: z._default(tagsSchema, []),
  propagateTags: z.optional(z.enum(propagateTagsChoices)),
})

export const managedEbsVolume = z.object({
  roleArn: optionalText(),
  sizeInGiB: optionalWholeNumber(limits.volumeSize),
  snapshotId: optionalText(),
  /** Text, for a type newer than this form. */
  volumeType: optionalText(),
  iops: optionalWholeNumber(limits.volumeIops),
  throughput: optionalWholeNumber(limits.volumeThroughput),
  volumeInitializationRate: optionalWholeNumber(limits.volumeInitializationRate),
  encrypted: z.optional(z.boolean()),
  kmsKeyId: optionalText(),
  filesystemType: z.optional(z.enum(filesystemTypes)),
  /** Required inside; absent here is a policy that is not given. */
  terminationPolicy: z.optional(z.object({ deleteOnTermination: z.optional(z.boolean()) })),
  tagSpecifications: listOf(tagSpecification),
})

export type ManagedEbsVolume = z.output<typeof managedEbsVolume>

const volumeConfiguration = z.object({
  name: z.string().check(bounded()),
  managedEBSVolume: z.optional(managedEbsVolume),
})

/** `volumeConfigurations` of RunTask: one per volume that is `configuredAtLaunch`. */
export const volumesSchema = z.array(volumeConfiguration)

export type VolumeConfigurationValues = z.output<typeof volumeConfiguration>
