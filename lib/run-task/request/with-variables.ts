import type { LaunchValues } from '../form/launch-form-schema.ts'
import { countOverrideCharacters } from './overrides-size.ts'

type Overrides = LaunchValues['overrides']
type Variable = Overrides['containerOverrides'][number]['environment'][number]

/** How many characters the overrides would have with these variables in one of their containers. */
export const countWithVariables = (
  overrides: Overrides,
  index: number,
  variables: readonly Variable[],
): number =>
  countOverrideCharacters({
    ...overrides,
    containerOverrides: overrides.containerOverrides.map((container, at) =>
      at === index
        ? { ...container, environment: putIn(container.environment, variables) }
        : container,
    ),
  })

/** A variable takes the place of one of the same name. */
function putIn(current: readonly Variable[], variables: readonly Variable[]): Variable[] {
  const names = new Set(variables.map(({ name }) => name))
  return [...current.filter(({ name }) => !names.has(name)), ...variables]
}
