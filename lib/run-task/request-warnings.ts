import { limits } from './limits.ts'
import type { ContainerOverrideValues } from './overrides-schema.ts'
import { toWarning } from './problem.ts'
import type { Problem } from './problem.ts'
import type { LaunchValues } from './schema.ts'

/** What ECS accepts and an operator may not mean, as far as the request alone can tell. */
export const findRequestWarnings = (values: LaunchValues): Problem[] => [
  ...warnAboutStrategy(values),
  ...warnAboutStartedBy(values),
  ...values.overrides.containerOverrides.flatMap((container, index) => [
    ...warnAboutCommand(container, `overrides.containerOverrides.${index}`),
    ...warnAboutEnvironment(container, `overrides.containerOverrides.${index}`),
  ]),
]

function warnAboutStrategy({ compute }: LaunchValues): Problem[] {
  if (compute.kind !== 'strategy') return []
  const items = compute.capacityProviderStrategy
  const names = items.map(({ capacityProvider }) => capacityProvider)
  const repeated = names.findIndex((name, index) => name !== '' && names.indexOf(name) !== index)
  const path = 'compute.capacityProviderStrategy'
  const { maxItems2022 } = limits.capacityProviderStrategy
  return [
    ...(repeated < 0
      ? []
      : [
          toWarning(
            `${path}.${repeated}.capacityProvider`,
            `Capacity provider ${names[repeated]} stands on two rows. Join them into one.`,
          ),
        ]),
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
