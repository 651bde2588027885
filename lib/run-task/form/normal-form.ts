import { givenMembers } from './given-members.ts'
import { isKept } from './kept-schema.ts'
import type { LaunchValues } from './launch-form-schema.ts'
import type { Network } from './network-schema.ts'
import type { ContainerOverrideValues, Overrides } from './overrides-schema.ts'
import type { VolumeConfigurationValues } from './volumes-schema.ts'

/**
 * The normal form of a launch: an empty row or member equals one that isn't there, and is left out.
 * Two launches ask for the same exactly if their normal forms are equal.
 */
export const toNormalForm = (values: LaunchValues): LaunchValues =>
  withoutUndefined({
    ...values,
    networkConfiguration: toNormalNetwork(values.networkConfiguration),
    overrides: toNormalOverrides(values.overrides),
    tags: values.tags.filter(isTagGiven),
    volumeConfigurations: values.volumeConfigurations.map(toNormalVolume),
  })

/** Without a subnet or a group, `DISABLED` says nothing: an untouched field holds it. */
function toNormalNetwork({ awsvpcConfiguration: awsvpc }: Network): Network {
  const subnets = awsvpc.subnets.filter(Boolean)
  const securityGroups = awsvpc.securityGroups.filter(Boolean)
  const isGiven =
    subnets.length > 0 || securityGroups.length > 0 || awsvpc.assignPublicIp === 'ENABLED'
  const assignPublicIp = isGiven ? awsvpc.assignPublicIp : undefined
  return { awsvpcConfiguration: { subnets, securityGroups, assignPublicIp } }
}

const isTagGiven = ({ key, value }: { key: string; value?: string }) => key !== '' || Boolean(value)

function toNormalVolume(volume: VolumeConfigurationValues): VolumeConfigurationValues {
  const { managedEBSVolume: ebs } = volume
  if (!ebs) return volume
  const { terminationPolicy: policy } = ebs
  return {
    ...volume,
    managedEBSVolume: {
      ...ebs,
      terminationPolicy: policy?.deleteOnTermination === undefined ? undefined : policy,
      tagSpecifications: ebs.tagSpecifications.map(specification => ({
        ...specification,
        tags: specification.tags.filter(isTagGiven),
      })),
    },
  }
}

/** Without the containers that override nothing. */
export const toNormalOverrides = (overrides: Overrides): Overrides => ({
  ...overrides,
  containerOverrides: overrides.containerOverrides
    .map(toNormalContainer)
    .filter(container => isOverriding(container) || container.isNamed),
  ephemeralStorage:
    overrides.ephemeralStorage?.sizeInGiB === undefined ? undefined : overrides.ephemeralStorage,
  inferenceAcceleratorOverrides: overrides.inferenceAcceleratorOverrides
    .map(givenMembers)
    .filter(row => Object.keys(row).length > 0),
})

export function toNormalContainer(container: ContainerOverrideValues): ContainerOverrideValues {
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

/** A command that was typed replaces a kept one, and a kept one replaces one that was left out. */
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

/** Absent, not undefined: two equal launches are equal however they are compared. */
function withoutUndefined<T>(value: T): T {
  if (Array.isArray(value)) return sameShape<T>(value.map(withoutUndefined))
  if (typeof value !== 'object' || value === null) return value
  const given = Object.entries(value).filter(([, member]) => member !== undefined)
  return sameShape<T>(
    Object.fromEntries(given.map(([key, member]) => [key, withoutUndefined(member)])),
  )
}

/** Safe: only members that may be absent are ever undefined. */
const sameShape = <T>(copy: unknown) => copy as T
