import type { SentenceFacts } from '../stop-causes/fill-sentence.ts'
import { toImageDigest, toImageParts } from '../stop-causes/to-image-parts.ts'
import type { ContainerRun, TaskRecord } from '../state/task-record.ts'
import { wordsOf } from './container-words.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'

/** Addresses of 203.0.113.0/24 are for documentation and route nowhere. */
const registryAddress = '203.0.113.17'

function sessionOf(roleArn: string, taskId: string): string {
  const role = roleArn.slice(roleArn.lastIndexOf('/') + 1)
  const [account = '', path] = roleArn.replace(':iam:', ':sts:').split(':role/', 2)
  return path === undefined ? `${account}/${taskId}` : `${account}:assumed-role/${role}/${taskId}`
}

function rolesOf({ shown, source }: TaskRecord, accountId: string) {
  const fallback = `arn:aws:iam::${accountId}:role/ecsTaskExecutionRole`
  const { executionRoleArn, taskRoleArn } = source.definition
  const execution = shown.overrides?.executionRoleArn ?? executionRoleArn
  const task = shown.overrides?.taskRoleArn ?? taskRoleArn
  return { execution: execution ?? fallback, any: execution ?? task ?? fallback }
}

/** Facts that sentences about this task, or about one of its containers, can name. */
export function toSentenceFacts(
  context: LifecycleContext,
  record: TaskRecord,
  run: ContainerRun | undefined,
): SentenceFacts {
  const { accountId, region } = context
  const { shown, source } = record
  const image = run?.definition.image ?? ''
  const { registry, repository, tag, reference } = toImageParts(image)
  const roles = rolesOf(record, accountId)
  const secret = run?.definition.secrets?.[0]?.valueFrom
  const efs = source.definition.volumes?.find(volume => volume.efsVolumeConfiguration)
  const { cpuArchitecture } = source.definition.runtimePlatform ?? {}
  return {
    account: accountId,
    region,
    family: record.family,
    taskArn: shown.taskArn ?? '',
    subnetId: record.subnetId ?? '',
    publicIp: record.assignPublicIp ? 'enabled' : 'disabled',
    ec2Error: 'InsufficientFreeAddressesInSubnet',
    instanceId: record.instance?.ec2InstanceId ?? '',
    roleArn: roles.any,
    executionSession: sessionOf(roles.execution, record.id),
    fileSystemId: efs?.efsVolumeConfiguration?.fileSystemId ?? 'fs-0123456789abcdef0',
    platform: cpuArchitecture === 'ARM64' ? 'linux/arm64' : 'linux/amd64',
    container: run?.shown.name ?? '',
    program: (run && wordsOf(record, run)[0]) ?? 'sh',
    secretArn:
      secret ?? `arn:aws:secretsmanager:${region}:${accountId}:secret:${record.family}-Abc123`,
    registry,
    repository,
    tag,
    reference,
    registryAddress,
    repositoryArn: `arn:aws:ecr:${region}:${accountId}:repository/${repository}`,
    digest: toImageDigest(image),
  }
}
