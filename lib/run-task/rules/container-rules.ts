import { limits } from '../form/limits.ts'
import type { LoadedDefinition } from './loaded-account.ts'
import type { ContainerOverrideValues } from '../form/overrides-schema.ts'
import { toError, toWarning } from './problem.ts'
import type { Problem } from './problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import { isOverriding, withoutEmptyMembers } from '../form/without-empty-overrides.ts'
import { isWindows, nameOf } from './known.ts'
import { findResourceProblems } from './resource-rules.ts'
import type { Known } from './known.ts'

/** Rules of the overrides of containers (API Reference, ContainerOverride). */
export const findContainerProblems = (values: LaunchValues, known: Known): Problem[] =>
  values.overrides.containerOverrides.flatMap((container, index) => {
    const path = `overrides.containerOverrides.${index}`
    return [
      ...findNameProblems(container, known.definition, path),
      ...findMemoryProblems(container, known.definition, path),
      ...findFileProblems(container, known.definition, path),
      ...findResourceProblems(container, known, path),
    ]
  })

function findNameProblems(
  container: ContainerOverrideValues,
  definition: LoadedDefinition | undefined,
  path: string,
): Problem[] {
  if (!definition) return []
  const names = definition.containers.map(({ name }) => name)
  const given = withoutEmptyMembers(container)
  if (names.includes(container.name) || !(isOverriding(given) || given.isNamed)) return []
  const message = `Container ${container.name} is not in ${nameOf(definition)}, which has ${names.join(', ')}. Remove its overrides.`
  return [toError(`${path}.name`, message)]
}

/** The soft limit lies below the hard one, whichever of the two is the definition's. */
function findMemoryProblems(
  override: ContainerOverrideValues,
  definition: LoadedDefinition | undefined,
  path: string,
): Problem[] {
  const container = definition?.containers.find(({ name }) => name === override.name)
  const memory = override.memory ?? container?.memory
  const reserved = override.memoryReservation ?? container?.memoryReservation
  const isOwn = override.memory !== undefined || override.memoryReservation !== undefined
  if (!isOwn || memory === undefined || reserved === undefined || reserved <= memory) return []
  const member = override.memoryReservation === undefined ? 'memory' : 'memoryReservation'
  const message =
    member === 'memory'
      ? `Memory is ${memory} MiB, below the reservation of ${reserved}. Raise it, or lower the reservation.`
      : `Memory reservation is ${reserved} MiB, above the memory of ${memory}. Lower it.`
  return [toError(`${path}.${member}`, message)]
}

function findFileProblems(
  { environmentFiles }: ContainerOverrideValues,
  definition: LoadedDefinition | undefined,
  path: string,
): Problem[] {
  const given = environmentFiles.filter(({ value }) => value !== '')
  const problems = environmentFiles.flatMap(({ value }, index) => {
    if (value === '' || /^arn:aws[a-z-]*:s3:::[^/]+\/.+\.env$/.test(value)) return []
    const message =
      'Environment file is no ARN of an S3 object that ends in .env. Write it as arn:aws:s3:::bucket/path.env'
    return [toError(`${path}.environmentFiles.${index}.value`, message)]
  })
  const { max } = limits.environmentFiles
  if (given.length > max) {
    const message = `Environment files are ${given.length}, ${max} at most. Remove ${given.length - max}.`
    problems.push(toError(`${path}.environmentFiles`, message))
  }
  if (given.length > 0 && isWindows(definition)) {
    const message = 'Environment files may not be read by Windows containers on Fargate.'
    problems.push(toWarning(`${path}.environmentFiles`, message))
  }
  return problems
}
