import type { WireTaskDefinition } from '../state/wire.ts'
import type { UsableLaunchType } from '../state/capacity.ts'
import { isWindows } from './check-platform.ts'
import { checkTags } from '../tags/read-tags.ts'
import { refuseInOurWords } from '../input/refuse.ts'
import type { ManagedEbsVolume, VolumeConfiguration } from './volume-schema.ts'

/** A volume of the definition, with its configuration for this launch. */
export interface TaskVolume {
  name: string
  ebs: ManagedEbsVolume
}

interface VolumeLimits {
  sizeGiB: readonly [number, number]
  /** Absent: IOPS cannot be set for the type. */
  iops?: readonly [number, number]
}

/** API Reference, TaskManagedEBSVolumeConfiguration. */
const limits: Record<ManagedEbsVolume['volumeType'], VolumeLimits> = {
  gp2: { sizeGiB: [1, 16_384] },
  gp3: { sizeGiB: [1, 16_384], iops: [3000, 16_000] },
  io1: { sizeGiB: [4, 16_384], iops: [100, 64_000] },
  io2: { sizeGiB: [4, 16_384], iops: [100, 256_000] },
  sc1: { sizeGiB: [125, 16_384] },
  st1: { sizeGiB: [125, 16_384] },
  standard: { sizeGiB: [1, 1024] },
}

const reservedTags = ['AmazonECSCreated', 'AmazonECSManaged']

function checkRange(name: string, type: string, value: number, range: readonly [number, number]) {
  if (value < range[0] || value > range[1])
    throw refuseInOurWords(
      `${name} must be between ${range[0]} and ${range[1]} for volume type ${type}, but is ${value}.`,
    )
}

function checkPerformance({ volumeType, iops, throughput }: ManagedEbsVolume): void {
  const range = limits[volumeType].iops
  if (iops !== undefined && !range)
    throw refuseInOurWords(`iops is not supported for volume type ${volumeType}.`)
  if (iops !== undefined && range) checkRange('iops', volumeType, iops, range)
  if (iops === undefined && (volumeType === 'io1' || volumeType === 'io2'))
    throw refuseInOurWords(`iops must be specified for volume type ${volumeType}.`)
  if (throughput === undefined) return
  if (volumeType !== 'gp3')
    throw refuseInOurWords(`throughput is not supported for volume type ${volumeType}.`)
  checkRange('throughput', volumeType, throughput, [125, 1000])
}

function checkSource(ebs: ManagedEbsVolume): void {
  const { sizeInGiB, snapshotId, volumeInitializationRate, volumeType } = ebs
  if (sizeInGiB === undefined && snapshotId === undefined)
    throw refuseInOurWords(
      'Either sizeInGiB or snapshotId must be specified for a managed EBS volume.',
    )
  if (snapshotId !== undefined && !/^snap-[0-9a-f]{8,17}$/.test(snapshotId))
    throw refuseInOurWords(`Invalid snapshotId: ${snapshotId}.`)
  if (sizeInGiB !== undefined)
    checkRange('sizeInGiB', volumeType, sizeInGiB, limits[volumeType].sizeGiB)
  if (volumeInitializationRate === undefined) return
  if (snapshotId === undefined)
    throw refuseInOurWords('volumeInitializationRate can only be specified with a snapshotId.')
  checkRange('volumeInitializationRate', volumeType, volumeInitializationRate, [100, 300])
}

function checkVolumeTags({ tagSpecifications }: ManagedEbsVolume): void {
  for (const { tags, propagateTags } of tagSpecifications) {
    checkTags(tags)
    if (propagateTags === 'SERVICE')
      throw refuseInOurWords(
        'The SERVICE value is not supported for propagateTags when running a task.',
      )
    const reserved = tags.find(({ key }) => reservedTags.includes(key))
    if (reserved) throw refuseInOurWords(`The tag key ${reserved.key} is reserved.`)
  }
}

function checkVolume(ebs: ManagedEbsVolume, onWindows: boolean): void {
  if (!/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/.test(ebs.roleArn))
    throw refuseInOurWords(`Invalid roleArn for a managed EBS volume: ${ebs.roleArn}.`)
  if (ebs.kmsKeyId !== undefined && ebs.encrypted === false)
    throw refuseInOurWords('kmsKeyId can only be specified for an encrypted volume.')
  if (ebs.filesystemType !== undefined && (ebs.filesystemType === 'ntfs') !== onWindows)
    throw refuseInOurWords(
      `filesystemType ${ebs.filesystemType} is not supported for this platform.`,
    )
  checkSource(ebs)
  checkPerformance(ebs)
  checkVolumeTags(ebs)
}

/** Developer Guide, storage options; API Reference, TaskManagedEBSVolumeConfiguration. */
function checkFargateVolume({ volumeType }: ManagedEbsVolume, onWindows: boolean): void {
  if (onWindows)
    throw refuseInOurWords(
      'Amazon EBS volumes are not supported for Windows containers on FARGATE.',
    )
  if (volumeType === 'standard')
    throw refuseInOurWords('volumeType standard is not supported with FARGATE launch type.')
}

/**
 * Reads the managed EBS volume of a launch. There is at most one, and only for a volume that the
 * definition leaves to the launch (API Reference, TaskVolumeConfiguration).
 * @throws AwsError InvalidParameterException.
 */
export function checkVolumes(
  definition: WireTaskDefinition,
  launchType: UsableLaunchType,
  configurations: readonly VolumeConfiguration[],
): TaskVolume[] {
  const atLaunch = (definition.volumes ?? []).filter(({ configuredAtLaunch }) => configuredAtLaunch)
  if (configurations.length > 1)
    throw refuseInOurWords('Only one volume configuration is supported for each task.')
  const volumes = configurations.map(({ name, managedEBSVolume: ebs }) => {
    if (!atLaunch.some(volume => volume.name === name))
      throw refuseInOurWords(
        'Volume configuration provided but no matching configuredAtLaunch volume found in task definition.',
      )
    if (!ebs) throw refuseInOurWords(`A managedEBSVolume must be specified for volume ${name}.`)
    checkVolume(ebs, isWindows(definition))
    if (launchType === 'FARGATE') checkFargateVolume(ebs, isWindows(definition))
    const filesystemType = ebs.filesystemType ?? (isWindows(definition) ? 'ntfs' : 'xfs')
    return { name, ebs: { ...ebs, filesystemType } }
  })
  const forgotten = atLaunch.find(({ name }) => !volumes.some(volume => volume.name === name))
  if (forgotten)
    throw refuseInOurWords(
      `A volume configuration must be provided for volume ${forgotten.name ?? ''}, which is configured at launch.`,
    )
  return volumes
}
