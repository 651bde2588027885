import { isRoleArn } from '../../aws/arn.ts'
import { usesFargate } from './effective-compute.ts'
import { limits } from '../form/limits.ts'
import type { VolumeTypeLimits } from '../form/limits.ts'
import { toError } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { ParamsOf, ProblemCode } from '../problems/problem-texts.ts'
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
    if (!ebs) return [toError(`${path}.name`, 'volume-not-configured')]
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
  return [toError('volumeConfigurations.0.name', 'volume-on-windows-fargate')]
}

function findNameProblems({ volumeConfigurations }: LaunchValues, { definition }: Known) {
  const problems: Problem[] = []
  const second = volumeConfigurations[1]
  if (second) {
    problems.push(toError('volumeConfigurations.1.name', 'many-volumes', { volume: second.name }))
  }
  if (!definition?.volumes) return problems
  const wanted = definition.volumes.filter(({ configuredAtLaunch }) => configuredAtLaunch)
  volumeConfigurations.forEach(({ name }, index) => {
    if (wanted.some(volume => volume.name === name)) return
    const given = { volume: name, definition: nameOf(definition) }
    problems.push(toError(`volumeConfigurations.${index}.name`, 'volume-unknown', given))
  })
  const given = new Set(volumeConfigurations.map(({ name }) => name))
  const forgotten = wanted.find(({ name }) => !given.has(name))
  if (forgotten) {
    problems.push(toError('volumeConfigurations', 'volume-forgotten', { volume: forgotten.name }))
  }
  return problems
}

function findEbsProblems(ebs: ManagedEbsVolume, path: string, known: Known): Problem[] {
  const { definition } = known
  const problems: Problem[] = []
  const refuse: Refuse = (member, code, ...params) => {
    problems.push(toError(`${path}.${member}`, code, ...params))
  }
  if (!ebs.roleArn) refuse('roleArn', 'infrastructure-role-required')
  else if (!isRoleArn(ebs.roleArn)) {
    refuse('roleArn', 'not-a-role')
  }
  if (ebs.encrypted === false && ebs.kmsKeyId) refuse('kmsKeyId', 'kms-key-without-encryption')
  if (definition) checkFilesystem(ebs, isWindows(definition), refuse)
  if (usesFargate(known.compute) && typeOf(ebs) === 'standard') {
    refuse('volumeType', 'volume-type-on-fargate', { type: 'standard' })
  }
  checkSource(ebs, refuse)
  checkPerformance(ebs, refuse)
  checkTags(ebs, refuse)
  return problems
}

type Refuse = <Code extends ProblemCode>(
  member: string,
  code: Code,
  ...params: ParamsOf<Code>
) => void

/** None given is the default of the operating system. */
function checkFilesystem(
  { filesystemType: type }: ManagedEbsVolume,
  isWindows: boolean,
  refuse: Refuse,
): void {
  if (type === undefined || (type === 'ntfs') === isWindows) return
  refuse('filesystemType', 'filesystem-unsupported', { isWindows })
}

const typeOf = ({ volumeType = 'gp3' }: ManagedEbsVolume) => volumeType

const byType: Readonly<Record<string, VolumeTypeLimits>> = limits.volumeTypes

function checkSource(ebs: ManagedEbsVolume, refuse: Refuse): void {
  const { sizeInGiB, snapshotId, volumeInitializationRate } = ebs
  if (sizeInGiB === undefined && !snapshotId) refuse('sizeInGiB', 'size-or-snapshot-required')
  if (snapshotId && !/^snap-[0-9a-f]{8,17}$/.test(snapshotId)) {
    refuse('snapshotId', 'not-a-snapshot-id')
  }
  const range = byType[typeOf(ebs)]?.sizeInGiB
  if (range) checkRange('sizeInGiB', sizeInGiB, range, refuse, typeOf(ebs))
  if (volumeInitializationRate !== undefined && !snapshotId) {
    refuse('volumeInitializationRate', 'initialization-rate-needs-snapshot')
  }
}

function checkPerformance(ebs: ManagedEbsVolume, refuse: Refuse): void {
  const type = typeOf(ebs)
  const known = byType[type]
  if (!known) {
    refuse('volumeType', 'volume-type-unknown', { type, types: Object.keys(byType) })
    return
  }
  if (ebs.iops !== undefined && !known.iops) refuse('iops', 'iops-not-allowed', { type })
  if (known.iops) checkRange('iops', ebs.iops, known.iops, refuse, type)
  if (ebs.iops === undefined && (type === 'io1' || type === 'io2')) {
    refuse('iops', 'iops-required', { type })
  }
  if (ebs.throughput !== undefined && type !== 'gp3') {
    refuse('throughput', 'throughput-not-allowed')
  }
}

function checkRange(
  member: string,
  value: number | undefined,
  [min, max]: readonly [number, number],
  refuse: Refuse,
  type: string,
): void {
  if (value === undefined || (value >= min && value <= max)) return
  refuse(member, 'volume-out-of-range', { type, min, max })
}

/** Developer Guide, "Tag Amazon ECS-managed EBS volumes". */
const reserved = ['AmazonECSCreated', 'AmazonECSManaged']

function checkTags({ tagSpecifications }: ManagedEbsVolume, refuse: Refuse): void {
  tagSpecifications.forEach(({ tags, propagateTags }, place) => {
    const path = `tagSpecifications.${place}`
    if (propagateTags === 'SERVICE') {
      refuse(`${path}.propagateTags`, 'propagate-from-service')
    }
    tags.forEach(({ key }, index) => {
      if (!reserved.includes(key)) return
      refuse(`${path}.tags.${index}.key`, 'tag-key-reserved', { key })
    })
  })
}
