import type { ContainerOverrideValues, Overrides } from './overrides-schema.ts'

/** Overrides in normal form: containers and members that override nothing are gone. */
export const withoutEmptyOverrides = (overrides: Overrides): Overrides => ({
  ...overrides,
  containerOverrides: overrides.containerOverrides.map(withoutEmptyMembers).filter(isOverriding),
  ephemeralStorage: overrides.ephemeralStorage?.sizeInGiB ? overrides.ephemeralStorage : undefined,
  inferenceAcceleratorOverrides: overrides.inferenceAcceleratorOverrides.filter(
    ({ deviceName, deviceType }) => deviceName || deviceType,
  ),
})

const withoutEmptyMembers = (container: ContainerOverrideValues): ContainerOverrideValues => ({
  ...container,
  environment: container.environment.filter(({ name, value }) => name !== '' || value !== ''),
  environmentFiles: container.environmentFiles.filter(({ value }) => value !== ''),
  resourceRequirements: container.resourceRequirements.filter(({ value }) => value !== ''),
})

/** Whether anything of the container is overridden. */
export const isOverriding = (container: ContainerOverrideValues): boolean =>
  Boolean(container.command) ||
  container.environment.length > 0 ||
  container.environmentFiles.length > 0 ||
  container.resourceRequirements.length > 0 ||
  container.cpu !== undefined ||
  container.memory !== undefined ||
  container.memoryReservation !== undefined
