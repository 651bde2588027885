import { givenMembers } from './given-members.ts'
import type { ContainerOverrideValues, Overrides } from './overrides-schema.ts'

/** Overrides in normal form: containers and members that override nothing are gone. */
export const withoutEmptyOverrides = (overrides: Overrides): Overrides => ({
  ...overrides,
  containerOverrides: overrides.containerOverrides
    .map(withoutEmptyMembers)
    .filter(container => isOverriding(container) || container.isNamed),
  ephemeralStorage:
    overrides.ephemeralStorage?.sizeInGiB === undefined ? undefined : overrides.ephemeralStorage,
  inferenceAcceleratorOverrides: overrides.inferenceAcceleratorOverrides
    .map(givenMembers)
    .filter(row => Object.keys(row).length > 0),
})

export function withoutEmptyMembers(container: ContainerOverrideValues): ContainerOverrideValues {
  const given: ContainerOverrideValues = {
    ...container,
    command: container.command?.length ? container.command : undefined,
    environment: container.environment.filter(({ name, value }) => name !== '' || value !== ''),
    environmentFiles: container.environmentFiles.filter(({ value }) => value !== ''),
    resourceRequirements: container.resourceRequirements
      .map(row => ({
        ...row,
        sharingStrategy: row.sharingStrategy?.nvidiaMps && row.sharingStrategy,
      }))
      .filter(({ value, sharingStrategy }) => value !== '' || sharingStrategy),
  }
  return { ...given, isNamed: given.isNamed && !isOverriding(given) ? true : undefined }
}

/** Whether anything of the container is overridden. */
export const isOverriding = (container: ContainerOverrideValues): boolean =>
  Boolean(container.command?.length) ||
  container.environment.length > 0 ||
  container.environmentFiles.length > 0 ||
  container.resourceRequirements.length > 0 ||
  container.cpu !== undefined ||
  container.memory !== undefined ||
  container.memoryReservation !== undefined
