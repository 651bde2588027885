import { quoteWords } from '../command/quote-words.ts'
import { isResourceGiven } from './filled-in.ts'
import { isKept } from '../form/kept-schema.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import { maskValue } from '../../secrets/mask-secrets.ts'
import { maskWords } from '../../secrets/secret-words.ts'
import { mask } from '../../secrets/spans.ts'

/** The parts of a task definition that a launch can override. */
export interface OverridableDefinition {
  cpu?: string
  memory?: string
  taskRoleArn?: string
  executionRoleArn?: string
  ephemeralStorageGiB?: number
  inferenceAccelerators?: readonly { deviceName: string; deviceType: string }[]
  containers: readonly OverridableContainer[]
}

export interface OverridableContainer {
  name: string
  cpu?: number
  memory?: number
  memoryReservation?: number
  command?: readonly string[]
  /** Null when it looks secret: it did not leave the server. */
  environment: readonly { name: string; value: string | null }[]
  environmentFiles?: readonly string[]
  resourceRequirements?: readonly { type: string; value: string }[]
}

/** One member of a launch that is not what the definition gives. */
export interface Difference {
  /** The field's, in the form. */
  path: string
  /** `LOG_LEVEL of migrate`. */
  label: string
  /** Absent where the definition gives none. */
  was?: string
  is: string
}

/**
 * What a launch overrides, beside what it replaces; an override with the definition's own value is
 * no difference. What looks secret is masked.
 */
export const findDifferences = (
  { overrides }: LaunchValues,
  definition: OverridableDefinition,
): Difference[] => [
  ...overrides.containerOverrides.flatMap((override, index) => {
    const container = definition.containers.find(({ name }) => name === override.name)
    return compareContainer(override, container, `overrides.containerOverrides.${index}`)
  }),
  ...compare('overrides.cpu', 'Task CPU', definition.cpu, overrides.cpu),
  ...compare('overrides.memory', 'Task memory', definition.memory, overrides.memory),
  ...compare('overrides.taskRoleArn', 'Task role', definition.taskRoleArn, overrides.taskRoleArn),
  ...compare(
    'overrides.executionRoleArn',
    'Execution role',
    definition.executionRoleArn,
    overrides.executionRoleArn,
  ),
  ...compare(
    'overrides.ephemeralStorage.sizeInGiB',
    'Ephemeral storage, GiB',
    definition.ephemeralStorageGiB,
    overrides.ephemeralStorage?.sizeInGiB,
  ),
  ...compare(
    'overrides.inferenceAcceleratorOverrides',
    'Inference accelerators',
    toList(definition.inferenceAccelerators?.map(toDeviceText)),
    toList(overrides.inferenceAcceleratorOverrides.map(toDeviceText)),
  ),
]

const toDeviceText = ({ deviceName, deviceType }: { deviceName?: string; deviceType?: string }) =>
  [deviceName, deviceType].filter(Boolean).join(' ')

type ContainerOverride = LaunchValues['overrides']['containerOverrides'][number]

/**
 * The same for one container.
 *
 * @param container the definition's; absent where it doesn't have it, or can't be read
 * @param path the container's, in the form
 */
export function compareContainer(
  override: ContainerOverride,
  container: OverridableContainer | undefined,
  path: string,
): Difference[] {
  const of = (what: string) => `${what} of ${override.name}`
  const command = override.command ?? override.keptCommand?.masked
  const line = (words: readonly string[] | undefined) => words && quoteWords(words)
  const inherited = new Map(container?.environment.map(variable => [variable.name, variable]))
  return [
    ...compare(`${path}.command`, of('Command'), line(container?.command), line(command)).map(
      difference => ({ ...difference, is: line(maskWords(command ?? [])) ?? '' }),
    ),
    ...override.environment.flatMap((row, index) =>
      compareVariable(row, inherited.get(row.name), {
        path: `${path}.environment.${index}.value`,
        label: of(row.name),
      }),
    ),
    ...compare(
      `${path}.environmentFiles`,
      of('Environment files'),
      toList(container?.environmentFiles),
      toList(override.environmentFiles.map(({ value }) => value)),
    ),
    ...compare(`${path}.cpu`, of('CPU units'), container?.cpu, override.cpu),
    ...compare(`${path}.memory`, of('Memory'), container?.memory, override.memory),
    ...compare(
      `${path}.memoryReservation`,
      of('Memory reservation'),
      container?.memoryReservation,
      override.memoryReservation,
    ),
    ...compare(
      `${path}.resourceRequirements`,
      of('Resources'),
      toList(container?.resourceRequirements?.map(toResourceText)),
      toList(override.resourceRequirements.filter(isResourceGiven).map(toResourceText)),
    ),
  ]
}

/** Files and resources are given instead of the definition's, all of them (ContainerOverride). */
const toList = (texts: readonly string[] = []): string | undefined =>
  texts.filter(Boolean).join(', ') || undefined

function toResourceText({ type, value, sharingStrategy }: ResourceText): string {
  const shared = sharingStrategy?.nvidiaMps
  if (!shared) return `${type} ${value}`
  const compute = shared.maxComputePercent
  const share = compute === undefined ? '' : `, ${compute} % of its compute`
  return `${[type, value].filter(Boolean).join(' ')} shared, ${shared.memory} MiB${share}`
}

type ResourceText = Pick<
  ContainerOverride['resourceRequirements'][number],
  'value' | 'sharingStrategy'
> & { type: string }

function compareVariable(
  row: ContainerOverride['environment'][number],
  inherited: { value: string | null } | undefined,
  at: { path: string; label: string },
): Difference[] {
  const { name, value } = row
  if (name === '' || (inherited?.value === value && !isKept(row))) return []
  const was = inherited && (inherited.value ?? mask)
  const is = isKept(row) ? mask : maskValue(name, value)
  return [{ ...at, ...(was === undefined ? {} : { was }), is }]
}

function compare(
  path: string,
  label: string,
  was: string | number | undefined,
  is: string | number | undefined,
): Difference[] {
  if (is === undefined || is === was) return []
  return [{ path, label, ...(was === undefined ? {} : { was: String(was) }), is: String(is) }]
}
