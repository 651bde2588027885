import type { ContainerOverride, ResourceRequirement, TaskOverride } from '@aws-sdk/client-ecs'
import { givenMembers } from './given-members.ts'
import type { ContainerOverrideValues, Overrides } from './overrides-schema.ts'

/** `overrides` of the request, or undefined when nothing is overridden. */
export function toTaskOverride(overrides: Overrides): TaskOverride | undefined {
  const { ephemeralStorage } = overrides
  const override = givenMembers({
    ...overrides,
    containerOverrides: overrides.containerOverrides.map(toContainerOverride),
    ephemeralStorage: ephemeralStorage?.sizeInGiB
      ? { sizeInGiB: ephemeralStorage.sizeInGiB }
      : undefined,
  })
  return Object.keys(override).length > 0 ? override : undefined
}

const toContainerOverride = (container: ContainerOverrideValues): ContainerOverride => ({
  ...givenMembers({
    ...container,
    resourceRequirements: container.resourceRequirements.map(toResourceRequirement),
  }),
  name: container.name,
})

/** `sharingStrategy` is text here, for values newer than this form. */
const toResourceRequirement = (row: ContainerOverrideValues['resourceRequirements'][number]) =>
  row as ResourceRequirement
