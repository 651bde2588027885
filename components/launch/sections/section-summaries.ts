import { nameOfArn } from '@/lib/aws/arn'
import type { DefinitionChoice } from '@/lib/catalog/choices'
import { isResourceGiven } from '@/lib/run-task/compare/filled-in'
import { limits } from '@/lib/run-task/form/limits'
import { toTaskCpuText, toTaskMemoryText } from '@/lib/run-task/form/size-texts'
import type { LaunchValues } from '@/lib/run-task/schema'

/** `0.5 vCPU · 1 GiB · from the definition`. */
export function summarizeSize(
  { overrides }: LaunchValues,
  definition: DefinitionChoice | undefined,
): string {
  const size = [
    toTaskCpuText(overrides.cpu ?? definition?.cpu ?? ''),
    toTaskMemoryText(overrides.memory ?? definition?.memory ?? ''),
  ]
  const storage = overrides.ephemeralStorage?.sizeInGiB
  const changes = [
    storage && `${storage} GiB of storage`,
    overrides.taskRoleArn && `task role ${nameOfArn(overrides.taskRoleArn)}`,
    overrides.executionRoleArn && `execution role ${nameOfArn(overrides.executionRoleArn)}`,
    overrides.inferenceAcceleratorOverrides.length > 0 && 'inference accelerators',
  ].filter(Boolean)
  const isInherited = !overrides.cpu && !overrides.memory && changes.length === 0
  return join([...size, ...changes, isInherited && 'from the definition'])
}

const count = (many: number, one: string, more = `${one}s`) =>
  many > 0 && `${many} ${many === 1 ? one : more}`

/** `2 constraints · 1 strategy rule`. */
export const summarizePlacement = (
  { placementConstraints, placementStrategy }: LaunchValues,
  isOnFargate: boolean,
): string =>
  join([
    count(placementConstraints.length, 'constraint'),
    count(placementStrategy.length, 'strategy rule'),
  ]) || (isOnFargate ? 'not on Fargate' : 'none')

/** `team=payments, ticket=OPS-4412 · 2 of 50`. */
export function summarizeTags(launch: LaunchValues): string {
  const { tags, propagateTags, enableECSManagedTags } = launch
  const named = tags.map(({ key, value }) => (value ? `${key}=${value}` : key)).join(', ')
  return join([
    named || 'none',
    tags.length > 0 && `${tags.length} of ${limits.tags.max}`,
    propagateTags === 'TASK_DEFINITION' && 'and the definition’s',
    enableECSManagedTags && 'and ECS managed ones',
  ])
}

/** What is set; while nothing is, what could be. */
export const summarizeMore = (launch: LaunchValues): string =>
  toMoreText(launch) || 'group, started by, exec, platform version'

/** `exec on · group nightly`; empty while nothing is set. */
export const toMoreText = (launch: LaunchValues): string =>
  join([
    launch.enableExecuteCommand && 'exec on',
    launch.platformVersion && `platform version ${launch.platformVersion}`,
    launch.group && `group ${launch.group}`,
    launch.startedBy && `started by ${launch.startedBy}`,
    launch.referenceId && `reference ${launch.referenceId}`,
  ])

/** `cpu, memory, 1 environment file`, of one container's overrides. */
export const summarizeContainer = (
  override: LaunchValues['overrides']['containerOverrides'][number] | undefined,
): string =>
  join([
    override?.cpu !== undefined && `${override.cpu} CPU units`,
    override?.memory !== undefined && `${override.memory} MiB`,
    override?.memoryReservation !== undefined && `${override.memoryReservation} MiB reserved`,
    count(override?.resourceRequirements.filter(isResourceGiven).length ?? 0, 'resource'),
    count(
      override?.environmentFiles.filter(({ value }) => value !== '').length ?? 0,
      'environment file',
    ),
  ]) || 'from the definition'

const join = (parts: (string | false | undefined | 0)[]): string =>
  parts.filter(Boolean).join(' · ')
