import type {
  ContainerDefinition,
  ContainerOverride,
  EnvironmentFile,
  InferenceAcceleratorOverride,
  KeyValuePair,
  ResourceRequirement,
  Task,
  TaskDefinition,
} from '@aws-sdk/client-ecs'
import { quoteWords } from '../../run-task/command/quote-words.ts'
import { isSecretName } from '../../secrets/is-secret-name.ts'
import { maskValue } from '../../secrets/mask-secrets.ts'
import { maskWords } from '../../secrets/secret-words.ts'
import { toGpuSharingText } from './gpu-sharing-text.ts'
import { toAcceleratorText } from './placement-view.ts'

/** One difference between this task and its task definition. */
export interface OverrideView {
  /** Undefined for an override of the whole task. */
  container?: string
  /** `command`, `cpu`, `taskRoleArn`, or the name of an environment variable. */
  name: string
  isEnvironment: boolean
  was?: string
  is?: string
  /** The value exists but is not shown, because it looks secret. */
  isMasked: boolean
}

/** Source: API Reference, TaskOverride and ContainerOverride. */
export function toOverrideViews(task: Task, definition?: TaskDefinition): OverrideView[] {
  const overrides = task.overrides
  if (!overrides) return []
  return [
    ...toChange('cpu', definition?.cpu, overrides.cpu),
    ...toChange('memory', definition?.memory, overrides.memory),
    ...toChange('taskRoleArn', definition?.taskRoleArn, overrides.taskRoleArn),
    ...toChange('executionRoleArn', definition?.executionRoleArn, overrides.executionRoleArn),
    ...toChange(
      'ephemeralStorage',
      toGiB(definition?.ephemeralStorage?.sizeInGiB),
      toGiB(overrides.ephemeralStorage?.sizeInGiB),
    ),
    ...toChange(
      'inferenceAcceleratorOverrides',
      toAccelerators(definition?.inferenceAccelerators),
      toAccelerators(overrides.inferenceAcceleratorOverrides),
    ),
    ...(overrides.containerOverrides ?? []).flatMap(override =>
      toContainerChanges(
        override,
        definition?.containerDefinitions?.find(d => d.name === override.name),
      ),
    ),
  ]
}

const toGiB = (sizeInGiB: number | undefined) =>
  sizeInGiB === undefined ? undefined : `${sizeInGiB} GiB`

const toAccelerators = (list: InferenceAcceleratorOverride[] | undefined) =>
  list?.map(toAcceleratorText).join(', ')

const toChange = (
  name: string,
  was: string | undefined,
  is: string | undefined,
  container?: string,
): OverrideView[] =>
  is === undefined || is === ''
    ? []
    : [{ container, name, isEnvironment: false, was, is, isMasked: false }]

function toContainerChanges(o: ContainerOverride, d: ContainerDefinition | undefined) {
  const files = (list: EnvironmentFile[] | undefined) => list?.map(toFileText).join(' ')
  const resources = (list: ResourceRequirement[] | undefined) =>
    list?.map(toResourceText).join(', ')
  const number = (value: number | undefined) => value?.toString()
  return [
    ...toChange('command', toCommandText(d?.command), toCommandText(o.command), o.name),
    ...toChange('cpu', number(d?.cpu), number(o.cpu), o.name),
    ...toChange('memory', number(d?.memory), number(o.memory), o.name),
    ...toChange(
      'memoryReservation',
      number(d?.memoryReservation),
      number(o.memoryReservation),
      o.name,
    ),
    ...toChange('environmentFiles', files(d?.environmentFiles), files(o.environmentFiles), o.name),
    ...toChange(
      'resourceRequirements',
      resources(d?.resourceRequirements),
      resources(o.resourceRequirements),
      o.name,
    ),
    ...(o.environment ?? []).map(pair => toEnvironmentChange(pair, d, o.name)),
  ]
}

/** `s3` is the only type there is, and an ARN says it already. */
const toFileText = ({ type, value = '' }: { type?: string; value?: string }): string =>
  type === undefined || type === 's3' ? value : `${type} ${value}`

const toResourceText = ({ type, value, sharingStrategy }: ResourceRequirement): string =>
  [type, value, toGpuSharingText(sharingStrategy)].filter(Boolean).join(' ')

function toEnvironmentChange(
  pair: KeyValuePair,
  definition: ContainerDefinition | undefined,
  container: string | undefined,
): OverrideView {
  const name = pair.name ?? ''
  const isMasked = pair.value === undefined || isSecretName(name)
  const was = definition?.environment?.find(e => e.name === name)?.value
  const shown = isMasked
    ? {}
    : { was: was && maskValue(name, was), is: maskValue(name, pair.value ?? '') }
  return { container, name, isEnvironment: true, isMasked, ...shown }
}

/** As the form quotes it, with its secret parts masked. */
const toCommandText = (command: string[] | undefined): string | undefined =>
  command && command.length > 0 ? quoteWords(maskWords(command)) : undefined
