import { isRoleArn } from '../../aws/arn.ts'
import { usesFargate } from './effective-compute.ts'
import { limits } from '../form/limits.ts'
import type { VolumeTypeLimits } from '../form/limits.ts'
import { toError } from './problem.ts'
import type { Problem } from './problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import type { ManagedEbsVolume } from '../form/volumes-schema.ts'
import { isWindows, nameOf } from './known.ts'
import type { Known } from './known.ts'

/** Rules of `volumeConfigurations` (API Reference, TaskVolumeConfiguration and what it holds). */
export const findVolumeProblems = (values: LaunchValues, known: Known): Problem[] => [
  ...findNameProblems(values, known),
  ...findSystemProblems(values, known),
  ...values.volumeConfigurations.flatMap(({ managedEBSVolume: ebs }, index) => {
    const path = `volumeConfigurations.${index}`
    if (!ebs) return [toError(`${path}.name`, 'Volume has no managed EBS volume. Configure it.')]
    return findEbsProblems(ebs, `${path}.managedEBSVolume`, known)
  }),
]

/** Developer Guide, "Storage options": EBS volumes of Windows need container instances. */
function findSystemProblems(
  { volumeConfigurations }: LaunchValues,
  { definition, compute }: Known,
): Problem[] {
  if (volumeConfigurations.length === 0 || !isWindows(definition) || !usesFargate(compute)) {
    return []
  }
  const message = 'Volume cannot be attached to Windows containers on Fargate. Choose EC2.'
  return [toError('volumeConfigurations.0.name', message)]
}

function findNameProblems({ volumeConfigurations }: LaunchValues, { definition }: Known) {
  const problems: Problem[] = []
  if (volumeConfigurations.length > 1) {
    const message = `Volume ${volumeConfigurations[1]?.name} is one too many: a task takes one EBS volume. Remove it.`
    problems.push(toError('volumeConfigurations.1.name', message))
  }
  if (!definition?.volumes) return problems
  const wanted = definition.volumes.filter(({ configuredAtLaunch }) => configuredAtLaunch)
  volumeConfigurations.forEach(({ name }, index) => {
    if (wanted.some(volume => volume.name === name)) return
    const message = `Volume ${name} is not one that ${nameOf(definition)} leaves to the launch. Remove it.`
    problems.push(toError(`volumeConfigurations.${index}.name`, message))
  })
  const forgotten = wanted.find(({ name }) => !volumeConfigurations.some(it => it.name === name))
  if (forgotten) {
    const message = `Volume ${forgotten.name} is configured at launch, and is not configured. Configure it.`
    problems.push(toError('volumeConfigurations', message))
  }
  return problems
}

function findEbsProblems(ebs: ManagedEbsVolume, path: string, known: Known): Problem[] {
  const { definition } = known
  const problems: Problem[] = []
  const refuse = (member: string, message: string) =>
    problems.push(toError(`${path}.${member}`, message))
  if (!ebs.roleArn) refuse('roleArn', 'Infrastructure role is empty. Choose one.')
  else if (!isRoleArn(ebs.roleArn)) {
    refuse('roleArn', 'Infrastructure role is no ARN. Write arn:aws:iam::123456789012:role/name.')
  }
  if (ebs.encrypted === false && ebs.kmsKeyId) {
    refuse('kmsKeyId', 'KMS key is given and encryption is off. Clear it, or choose Encrypted.')
  }
  if (definition) checkFilesystem(ebs, isWindows(definition), refuse)
  if (usesFargate(known.compute) && typeOf(ebs) === 'standard') {
    refuse('volumeType', 'Volume type standard is not available on Fargate. Choose another.')
  }
  checkSource(ebs, refuse)
  checkPerformance(ebs, refuse)
  checkTags(ebs, refuse)
  return problems
}

type Refuse = (member: string, message: string) => void

/** None given is the default of the operating system. */
function checkFilesystem(
  { filesystemType: type }: ManagedEbsVolume,
  onWindows: boolean,
  refuse: Refuse,
): void {
  if (type === undefined || (type === 'ntfs') === onWindows) return
  const mend = onWindows ? 'of Windows is ntfs. Choose it.' : 'ntfs is for Windows. Choose another.'
  refuse('filesystemType', `Filesystem ${mend}`)
}

const typeOf = ({ volumeType = 'gp3' }: ManagedEbsVolume) => volumeType

const byType: Readonly<Record<string, VolumeTypeLimits>> = limits.volumeTypes

function checkSource(ebs: ManagedEbsVolume, refuse: Refuse): void {
  const { sizeInGiB, snapshotId, volumeInitializationRate } = ebs
  if (sizeInGiB === undefined && !snapshotId) {
    refuse('sizeInGiB', 'Size is empty. Enter one, or give a snapshot.')
  }
  if (snapshotId && !/^snap-[0-9a-f]{8,17}$/.test(snapshotId)) {
    refuse('snapshotId', 'Snapshot is no id. Write it as snap-0123456789abcdef0.')
  }
  const range = byType[typeOf(ebs)]?.sizeInGiB
  if (range) checkRange('sizeInGiB', 'Size', sizeInGiB, range, refuse, typeOf(ebs))
  if (volumeInitializationRate !== undefined && !snapshotId) {
    refuse('volumeInitializationRate', 'Initialization rate needs a snapshot. Clear it.')
  }
}

function checkPerformance(ebs: ManagedEbsVolume, refuse: Refuse): void {
  const type = typeOf(ebs)
  const known = byType[type]
  if (!known) {
    refuse('volumeType', `Volume type ${type} is none of ${Object.keys(byType).join(', ')}.`)
    return
  }
  if (ebs.iops !== undefined && !known.iops) {
    refuse('iops', `IOPS cannot be set for volume type ${type}. Clear it.`)
  }
  if (known.iops) checkRange('iops', 'IOPS', ebs.iops, known.iops, refuse, type)
  if (ebs.iops === undefined && (type === 'io1' || type === 'io2')) {
    refuse('iops', `IOPS is required for volume type ${type}. Enter it.`)
  }
  if (ebs.throughput !== undefined && type !== 'gp3') {
    refuse('throughput', `Throughput can be set for volume type gp3 only. Clear it.`)
  }
}

function checkRange(
  member: string,
  label: string,
  value: number | undefined,
  [least, most]: readonly [number, number],
  refuse: Refuse,
  type: string,
): void {
  if (value === undefined || (value >= least && value <= most)) return
  const [from, to] = [least.toLocaleString('en-US'), most.toLocaleString('en-US')]
  refuse(member, `${label} is ${value}; volume type ${type} takes ${from} to ${to}.`)
}

/** Developer Guide, "Tag Amazon ECS-managed EBS volumes". */
const reserved = ['AmazonECSCreated', 'AmazonECSManaged']

function checkTags({ tagSpecifications }: ManagedEbsVolume, refuse: Refuse): void {
  tagSpecifications.forEach(({ tags, propagateTags }, place) => {
    const path = `tagSpecifications.${place}`
    if (propagateTags === 'SERVICE') {
      refuse(
        `${path}.propagateTags`,
        'Propagate to the volume takes no tags of a service. Choose another.',
      )
    }
    tags.forEach(({ key }, index) => {
      if (!reserved.includes(key)) return
      refuse(`${path}.tags.${index}.key`, `Tag key ${key} is kept by ECS. Rename it.`)
    })
  })
}
