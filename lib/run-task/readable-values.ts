import type * as z from 'zod/mini'
import { strategyItem } from './compute-schema.ts'
import type { StrategyItem } from './compute-schema.ts'
import { launchFormSchema } from './launch-form-schema.ts'
import type { LaunchInput, LaunchValues } from './launch-form-schema.ts'

const { shape } = launchFormSchema

/**
 * The launch as far as it can be read while it is typed: a member that breaks a rule counts as not
 * given. What the page shows beside the form is made from it; what is launched never is.
 */
export const toReadableValues = (input: LaunchInput): LaunchValues => ({
  ...ofEveryMember(Object.fromEntries(memberNames.map(name => [name, readMember(input, name)]))),
  compute: readCompute(input),
  overrides: readOverrides(input),
})

const memberNames = Object.keys(shape).filter((name): name is keyof LaunchValues => name in shape)

const nothing = { ...launchFormSchema.parse({ taskDefinition: '-' }), taskDefinition: '' }

const readMember = (input: LaunchInput, name: keyof LaunchValues): unknown =>
  read<unknown>(shape[name], input[name], nothing[name])

/** Safe: every member of the schema was read with its own schema, or is what an empty form has. */
const ofEveryMember = (members: unknown) => members as LaunchValues

/** A strategy with a row that is not filled in yet is still a strategy, and its rows keep places. */
function readCompute({ compute }: LaunchInput): LaunchValues['compute'] {
  if (compute?.kind !== 'strategy') return read(shape.compute, compute, { kind: 'clusterDefault' })
  const rows = compute.capacityProviderStrategy.map((row): StrategyItem => ({
    capacityProvider: read(strategyItem.shape.capacityProvider, row.capacityProvider, ''),
    base: read(strategyItem.shape.base, row.base, undefined),
    weight: read(strategyItem.shape.weight, row.weight, undefined),
  }))
  return read(shape.compute, compute, { kind: 'strategy', capacityProviderStrategy: rows })
}

/** A command whose quotes are still open leaves the other overrides readable. */
function readOverrides({ overrides }: LaunchInput): LaunchValues['overrides'] {
  const withoutCommands = {
    ...overrides,
    containerOverrides: overrides?.containerOverrides?.map(container => ({
      ...container,
      command: undefined,
    })),
  }
  return read(shape.overrides, overrides, read(shape.overrides, withoutCommands, nothing.overrides))
}

function read<Output>(schema: z.ZodMiniType<Output>, value: unknown, fallback: Output): Output {
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : fallback
}
