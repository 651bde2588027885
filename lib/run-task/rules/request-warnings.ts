import { limits } from '../form/limits.ts'
import type { ContainerOverrideValues } from '../form/overrides-schema.ts'
import { toWarning } from './problem.ts'
import type { Problem } from './problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'

/** What ECS accepts and an operator may not mean, as far as the request alone can tell. */
export const findRequestWarnings = (values: LaunchValues): Problem[] => [
  ...warnAboutStrategy(values),
  ...warnAboutStartedBy(values),
  ...warnAboutAccelerators(values),
  ...values.overrides.containerOverrides.flatMap((container, index) => [
    ...warnAboutCommand(container, `overrides.containerOverrides.${index}`),
    ...warnAboutEnvironment(container, `overrides.containerOverrides.${index}`),
  ]),
]

function warnAboutStrategy({ compute }: LaunchValues): Problem[] {
  if (compute.kind !== 'strategy') return []
  const items = compute.capacityProviderStrategy
  const path = 'compute.capacityProviderStrategy'
  const { maxItems2022 } = limits.capacityProviderStrategy
  return [
    ...(items.length > maxItems2022
      ? [toWarning(path, `More than ${maxItems2022} capacity providers were refused until 2022.`)]
      : []),
  ]
}

function warnAboutStartedBy({ startedBy = '' }: LaunchValues): Problem[] {
  const { maxCharacters2022 } = limits.startedBy
  if (startedBy.length <= maxCharacters2022 && !startedBy.includes('/')) return []
  const message = `Started by was limited to ${maxCharacters2022} characters without a slash in 2022.`
  return [toWarning('startedBy', message)]
}

function warnAboutAccelerators({ overrides }: LaunchValues): Problem[] {
  if (overrides.inferenceAcceleratorOverrides.length === 0) return []
  const message = 'Inference accelerators are deprecated: AWS takes no new ones since April 2023.'
  return [toWarning('overrides.inferenceAcceleratorOverrides', message)]
}

const operators = new Set(['&&', '||', '|', ';', '>', '>>', '<', '&', '2>&1'])

function warnAboutCommand({ command }: ContainerOverrideValues, path: string): Problem[] {
  const operator = command?.find(word => operators.has(word))
  if (!operator) return []
  const message = `Command runs without a shell, so ${operator} is handed over as a word. Write sh -c '...' for a shell.`
  return [toWarning(`${path}.command`, message)]
}

function warnAboutEnvironment({ environment }: ContainerOverrideValues, path: string): Problem[] {
  const lastIndexes = new Map(environment.map(({ name }, index) => [name, index]))
  return environment.flatMap(({ name }, index) => {
    if (name === '' || lastIndexes.get(name) === index) return []
    const message = `Variable ${name} is set twice. Remove one.`
    return [toWarning(`${path}.environment.${index}.name`, message)]
  })
}
