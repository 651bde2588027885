import { findShellNeed, hasShell } from '../command/find-shell-need.ts'
import { limits } from '../form/limits.ts'
import type { StrategyItem } from '../form/compute-schema.ts'
import type { LoadedDefinition } from './loaded-account.ts'
import type { ContainerOverrideValues } from '../form/overrides-schema.ts'
import { toWarning } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'

/** What ECS accepts and an operator may not mean, as far as the request alone can tell. */
export const findRequestWarnings = (
  values: LaunchValues,
  definition: LoadedDefinition | undefined,
): Problem[] => [
  ...warnAboutStrategy(values),
  ...warnAboutStartedBy(values),
  ...warnAboutAccelerators(values),
  ...values.overrides.containerOverrides.flatMap((container, index) => [
    ...warnAboutCommand(container, definition, `overrides.containerOverrides.${index}`),
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
      ? [toWarning(path, 'many-providers-2022', { max: maxItems2022 })]
      : []),
    ...warnAboutWeight(items, path),
  ]
}

/**
 * "RunTask … using the capacity provider strategy will fail" where all weights are 0, and "when
 * multiple capacity providers are specified", one weight has to be above 0 (API Reference,
 * CapacityProviderStrategyItem, `weight`).
 */
function warnAboutWeight(items: readonly StrategyItem[], path: string): Problem[] {
  const [only, ...others] = items
  if (!only || others.length > 0 || only.weight || only.capacityProvider === '') return []
  return [toWarning(`${path}.0.weight`, 'weight-of-one-zero')]
}

function warnAboutStartedBy({ startedBy = '' }: LaunchValues): Problem[] {
  const { maxCharacters2022, documented } = limits.startedBy
  if (!documented.test(startedBy)) return [toWarning('startedBy', 'started-by-characters')]
  if (startedBy.length <= maxCharacters2022 && !startedBy.includes('/')) return []
  return [toWarning('startedBy', 'started-by-2022', { maxCharacters: maxCharacters2022 })]
}

function warnAboutAccelerators({ overrides }: LaunchValues): Problem[] {
  if (overrides.inferenceAcceleratorOverrides.length === 0) return []
  return [toWarning('overrides.inferenceAcceleratorOverrides', 'accelerators-deprecated')]
}

/** The definition's entry point may be a shell, which the words of the command go to. */
function warnAboutCommand(
  { name, command }: ContainerOverrideValues,
  definition: LoadedDefinition | undefined,
  path: string,
): Problem[] {
  if (!command) return []
  const container = definition?.containers.find(known => known.name === name)
  if (hasShell(container?.entryPoint ?? [])) return []
  const operator = findShellNeed(command)
  return operator ? [toWarning(`${path}.command`, 'command-without-shell', { operator })] : []
}

function warnAboutEnvironment({ environment }: ContainerOverrideValues, path: string): Problem[] {
  const lastIndexes = new Map(environment.map(({ name }, index) => [name, index]))
  return environment.flatMap(({ name }, index) => {
    if (name === '' || lastIndexes.get(name) === index) return []
    return [toWarning(`${path}.environment.${index}.name`, 'variable-repeated', { name })]
  })
}
