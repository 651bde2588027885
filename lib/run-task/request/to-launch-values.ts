import type { Compute } from '../form/compute-schema.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import type { ContainerOverrideValues, Overrides } from '../form/overrides-schema.ts'
import type { ReadRequest } from './request-shape.ts'
import type { VolumeConfigurationValues } from '../form/volumes-schema.ts'
import { toNormalForm } from '../form/normal-form.ts'

interface ToLaunchValues {
  values: LaunchValues
  /** Dotted paths of members that were read and have no place in the launch. */
  dropped: string[]
}

/** The launch of a request that was read, in normal form; the counterpart of `toRunTaskInput`. */
export function toLaunchValues(request: ReadRequest): ToLaunchValues {
  const { launchType, capacityProviderStrategy, networkConfiguration, ...others } = request
  const compute = toCompute({ launchType, capacityProviderStrategy })
  const values = toNormalForm({
    ...withoutEmptyTexts(others),
    taskDefinition: others.taskDefinition ?? '',
    count: others.count ?? 1,
    compute,
    networkConfiguration: {
      awsvpcConfiguration: {
        subnets: [],
        securityGroups: [],
        ...networkConfiguration?.awsvpcConfiguration,
      },
    },
    overrides: toOverrides(others.overrides ?? {}),
    placementConstraints: others.placementConstraints?.flatMap(withType) ?? [],
    placementStrategy: others.placementStrategy?.flatMap(withType) ?? [],
    volumeConfigurations: others.volumeConfigurations?.map(toVolume) ?? [],
    tags: others.tags?.map(toTag) ?? [],
  })
  return {
    values,
    dropped: launchType && compute.kind === 'strategy' ? ['launchType'] : [],
  }
}

/** A strategy excludes a launch type, and says more. */
function toCompute({ launchType, capacityProviderStrategy = [] }: ReadRequest): Compute {
  if (capacityProviderStrategy.length > 0) {
    const rows = capacityProviderStrategy.map(row => ({ capacityProvider: '', ...row }))
    return { kind: 'strategy', capacityProviderStrategy: rows }
  }
  return launchType ? { kind: 'launchType', launchType } : { kind: 'clusterDefault' }
}

type ReadOverrides = NonNullable<ReadRequest['overrides']>
type ReadContainer = NonNullable<ReadOverrides['containerOverrides']>[number]

const toOverrides = (overrides: ReadOverrides): Overrides => ({
  ...withoutEmptyTexts(overrides),
  containerOverrides: overrides.containerOverrides?.map(toContainer) ?? [],
  inferenceAcceleratorOverrides: overrides.inferenceAcceleratorOverrides ?? [],
})

const toContainer = (container: ReadContainer): ContainerOverrideValues => ({
  ...container,
  name: container.name ?? '',
  environment: container.environment?.map(row => ({ name: '', value: '', ...row })) ?? [],
  environmentFiles: container.environmentFiles?.map(toEnvironmentFile) ?? [],
  resourceRequirements: container.resourceRequirements?.flatMap(toResourceRequirement) ?? [],
  isNamed: container.name ? true : undefined,
})

const toEnvironmentFile = ({ value = '' }: { value?: string }) => ({ value, type: 's3' as const })

type ReadResource = NonNullable<ReadContainer['resourceRequirements']>[number]

function toResourceRequirement({ type, value = '', sharingStrategy }: ReadResource) {
  const memory = sharingStrategy?.nvidiaMps?.memory
  const shared =
    memory === undefined ? undefined : { nvidiaMps: { ...sharingStrategy?.nvidiaMps, memory } }
  return type ? [{ type, value, sharingStrategy: shared }] : []
}

/** The reader leaves rows out whose type it could not read, and says so. */
const withType = <Type extends string, Row extends object>({
  type,
  ...row
}: Row & { type?: Type }) => (type ? [{ ...withoutEmptyTexts(row), type }] : [])

type ReadVolume = NonNullable<ReadRequest['volumeConfigurations']>[number]

function toVolume({ name = '', managedEBSVolume: ebs }: ReadVolume): VolumeConfigurationValues {
  if (!ebs) return { name }
  return {
    name,
    managedEBSVolume: {
      ...withoutEmptyTexts(ebs),
      tagSpecifications:
        ebs.tagSpecifications?.map(specification => ({
          ...specification,
          resourceType: 'volume',
          tags: specification.tags?.map(toTag) ?? [],
        })) ?? [],
    },
  }
}

interface ReadTag {
  key?: string
  value?: string
  isLeftOut?: true
}

const toTag = ({ key = '', value, isLeftOut }: ReadTag) => ({ key, value, isLeftOut })

/** An empty text is absent. Lists are not touched, as the form has them empty. */
const withoutEmptyTexts = <T extends object>(members: T): T => ({
  ...members,
  ...Object.fromEntries(
    Object.entries(members).flatMap(([name, text]) => (text === '' ? [[name, undefined]] : [])),
  ),
})
