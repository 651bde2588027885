import { limits } from '../form/limits.ts'
import type { LoadedDefinition } from './loaded-account.ts'
import type { ContainerOverrideValues } from '../form/overrides-schema.ts'
import { toError, toWarning } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import { isOverriding, toNormalContainer } from '../form/normal-form.ts'
import { isWindows, nameOf } from './known.ts'
import { findResourceProblems, findSecondNeuronDevice } from './resource-rules.ts'
import type { Known } from './known.ts'

/** Rules of the overrides of containers (API Reference, ContainerOverride). */
export const findContainerProblems = (values: LaunchValues, known: Known): Problem[] => [
  ...values.overrides.containerOverrides.flatMap((container, index) => {
    const path = `overrides.containerOverrides.${index}`
    return [
      ...findNameProblems(container, known.definition, path),
      ...findMemoryProblems(container, known.definition, path),
      ...findFileProblems(container, known.definition, path),
      ...findResourceProblems(container, known, path),
    ]
  }),
  ...findSecondNeuronDevice(values.overrides.containerOverrides, known),
]

function findNameProblems(
  container: ContainerOverrideValues,
  definition: LoadedDefinition | undefined,
  path: string,
): Problem[] {
  if (!definition) return []
  const names = definition.containers.map(({ name }) => name)
  const given = toNormalContainer(container)
  if (names.includes(container.name) || !(isOverriding(given) || given.isNamed)) return []
  return [
    toError(`${path}.name`, 'container-unknown', {
      container: container.name,
      definition: nameOf(definition),
      containers: names,
    }),
  ]
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
  return override.memoryReservation === undefined
    ? [toError(`${path}.memory`, 'memory-below-reservation', { reservation: reserved })]
    : [toError(`${path}.memoryReservation`, 'reservation-above-memory', { memory })]
}

function findFileProblems(
  { environmentFiles }: ContainerOverrideValues,
  definition: LoadedDefinition | undefined,
  path: string,
): Problem[] {
  const given = environmentFiles.filter(({ value }) => value !== '')
  const problems = environmentFiles.flatMap(({ value }, index) => {
    if (value === '' || /^arn:aws[a-z-]*:s3:::[^/]+\/.+\.env$/.test(value)) return []
    return [toError(`${path}.environmentFiles.${index}.value`, 'not-an-environment-file')]
  })
  const { max } = limits.environmentFiles
  if (given.length > max) {
    problems.push(toError(`${path}.environmentFiles`, 'too-many', { count: given.length, max }))
  }
  if (given.length > 0 && isWindows(definition)) {
    problems.push(toWarning(`${path}.environmentFiles`, 'environment-files-on-windows'))
  }
  return problems
}
