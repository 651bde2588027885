import type {
  ContainerOverride,
  ResourceRequirement,
  SharingStrategy,
  TaskOverride,
} from '@aws-sdk/client-ecs'
import { givenMembers } from '../form/given-members.ts'
import { isKept } from '../form/kept-schema.ts'
import type { ContainerOverrideValues, Overrides } from '../form/overrides-schema.ts'

/** `overrides` of the request, or undefined when nothing is overridden. */
export function toTaskOverride(overrides: Overrides): TaskOverride | undefined {
  const override = givenMembers({
    ...overrides,
    containerOverrides: overrides.containerOverrides.map(toContainerOverride),
    ephemeralStorage: toEphemeralStorage(overrides.ephemeralStorage?.sizeInGiB),
  })
  return Object.keys(override).length > 0 ? override : undefined
}

const toEphemeralStorage = (sizeInGiB: number | undefined) =>
  sizeInGiB === undefined ? undefined : { sizeInGiB }

const toContainerOverride = (container: ContainerOverrideValues): ContainerOverride =>
  givenMembers({
    name: container.name,
    command: container.command,
    // A row that stands for a kept value is none: neither its mask nor "" may be launched.
    environment: container.environment
      .filter(row => !isKept(row))
      .map(({ name, value }) => ({ name, value })),
    environmentFiles: container.environmentFiles,
    cpu: container.cpu,
    memory: container.memory,
    memoryReservation: container.memoryReservation,
    resourceRequirements: container.resourceRequirements.map(toResourceRequirement),
  })

type ResourceRow = ContainerOverrideValues['resourceRequirements'][number]

const toResourceRequirement = ({
  type,
  value,
  sharingStrategy,
}: ResourceRow): ResourceRequirement => ({
  type,
  ...givenMembers({ value, sharingStrategy: toSharingStrategy(sharingStrategy) }),
})

function toSharingStrategy({ nvidiaMps }: ResourceRow['sharingStrategy'] = {}):
  SharingStrategy | undefined {
  if (!nvidiaMps) return undefined
  const { memory, maxComputePercent } = nvidiaMps
  return { nvidiaMps: { memory, ...givenMembers({ maxComputePercent }) } }
}
