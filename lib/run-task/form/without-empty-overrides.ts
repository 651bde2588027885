import { givenMembers } from './given-members.ts'
import { isKept } from './kept-schema.ts'
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
    ...toNormalCommand(container),
    environment: container.environment
      .filter(({ name, value }) => name !== '' || value !== '')
      .map(toNormalVariable),
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

/** What was typed replaces what is kept, and what is kept what was left out. */
function toNormalCommand({ command, keptCommand, isCommandLeftOut }: ContainerOverrideValues) {
  const given = command?.length ? command : undefined
  const kept = given ? undefined : keptCommand
  return {
    command: given,
    keptCommand: kept,
    isCommandLeftOut: given || kept || !isCommandLeftOut ? undefined : true,
  }
}

type Variable = ContainerOverrideValues['environment'][number]

function toNormalVariable(row: Variable): Variable {
  const { name, value, isLeftOut } = row
  if (isKept(row)) return { name, value, keptFrom: row.keptFrom }
  return value === '' && isLeftOut ? { name, value, isLeftOut } : { name, value }
}

/** Whether anything of the container is overridden. */
export const isOverriding = (container: ContainerOverrideValues): boolean =>
  Boolean(container.command?.length) ||
  container.keptCommand !== undefined ||
  container.isCommandLeftOut === true ||
  container.environment.length > 0 ||
  container.environmentFiles.length > 0 ||
  container.resourceRequirements.length > 0 ||
  container.cpu !== undefined ||
  container.memory !== undefined ||
  container.memoryReservation !== undefined
