import type { z } from 'zod'
import { strategyItem } from './compute-schema.ts'
import type { StrategyItem } from './compute-schema.ts'
import { launchSchema } from './schema.ts'
import type { LaunchInput, LaunchValues } from './schema.ts'

const { shape } = launchSchema

/**
 * The launch as far as it can be read while it is typed: a member that breaks a rule counts as not
 * given. What the page shows beside the form is made from it; what is launched never is.
 */
export const toReadableValues = (input: LaunchInput): LaunchValues => ({
  taskDefinition: read(shape.taskDefinition, input.taskDefinition, ''),
  cluster: read(shape.cluster, input.cluster, undefined),
  count: read(shape.count, input.count, 1),
  compute: readCompute(input),
  networkConfiguration: read(shape.networkConfiguration, input.networkConfiguration, {
    awsvpcConfiguration: { subnets: [], securityGroups: [] },
  }),
  overrides: readOverrides(input),
  tags: read(shape.tags, input.tags, []),
  startedBy: read(shape.startedBy, input.startedBy, undefined),
  group: read(shape.group, input.group, undefined),
})

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
  const none = { containerOverrides: [] }
  const withoutCommands = {
    containerOverrides: overrides?.containerOverrides?.map(container => ({
      ...container,
      command: undefined,
    })),
  }
  return read(shape.overrides, overrides, read(shape.overrides, withoutCommands, none))
}

function read<Output>(schema: z.ZodType<Output>, value: unknown, fallback: Output): Output {
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : fallback
}
