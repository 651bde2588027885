import type * as z from 'zod/mini'
import { readIssue } from '../problems/issue.ts'
import type { Coded } from '../problems/problem-texts.ts'
import { strategyItem } from './compute-schema.ts'
import type { StrategyItem } from './compute-schema.ts'
import { launchFormSchema } from './launch-form-schema.ts'
import { containerOverride, overridesSchema } from './overrides-schema.ts'
import { managedEbsVolume } from './volumes-schema.ts'
import type { LaunchInput, LaunchValues } from './launch-form-schema.ts'

const { shape } = launchFormSchema

export interface ReadableForm {
  /** A member that breaks a rule counts as not given, as far as nothing of it can be read. */
  values: LaunchValues
  /** What the schema says, in the order of its members; paths are dotted. */
  issues: (Coded & { path: string })[]
}

/**
 * The launch as far as it can be read while it is typed, and what its schema says. What the page
 * shows beside the form is made from it; what is launched never is. Each member is parsed once, and
 * again only where it breaks a rule.
 */
export function readForm(input: LaunchInput): ReadableForm {
  const issues: ReadableForm['issues'] = []
  const members = memberNames.map(name => {
    const schema: z.ZodMiniType<unknown> = shape[name]
    const parsed = schema.safeParse(input[name])
    if (parsed.success) return [name, parsed.data]
    for (const issue of parsed.error.issues) {
      issues.push({ path: [name, ...issue.path].join('.'), ...readIssue(issue) })
    }
    return [name, readBroken(name, input)]
  })
  return { values: ofEveryMember(Object.fromEntries(members)), issues }
}

const memberNames = Object.keys(shape).filter((name): name is keyof LaunchValues => name in shape)

const nothing = { ...launchFormSchema.parse({ taskDefinition: '-' }), taskDefinition: '' }

/** Safe: every member of the schema was read with its own schema, or is what an empty form has. */
const ofEveryMember = (members: unknown) => members as LaunchValues

function readBroken(name: keyof LaunchValues, input: LaunchInput): unknown {
  if (name === 'compute') return readCompute(input)
  if (name === 'overrides') return readOverrides(input)
  if (name === 'tags') return input.tags?.map(toReadableTag) ?? []
  if (name === 'volumeConfigurations') {
    return input.volumeConfigurations?.map(toReadableVolume) ?? []
  }
  return nothing[name]
}

type Row<Member extends keyof LaunchInput> =
  NonNullable<LaunchInput[Member]> extends (infer Item)[] ? Item : never

const toReadableTag = ({ key = '', value }: Row<'tags'>) => ({ key, value })

const toReadableVolume = ({ name, managedEBSVolume: ebs }: Row<'volumeConfigurations'>) => ({
  name,
  managedEBSVolume: ebs && readMembers(managedEbsVolume.shape, ebs, managedEbsVolume.parse({})),
})

/** A strategy with a row that is not filled in yet is still a strategy, and its rows keep places. */
function readCompute({ compute }: LaunchInput): LaunchValues['compute'] {
  if (compute?.kind !== 'strategy') return nothing.compute
  const rows = compute.capacityProviderStrategy.map((row): StrategyItem => ({
    capacityProvider: read(strategyItem.shape.capacityProvider, row.capacityProvider, ''),
    base: read(strategyItem.shape.base, row.base, undefined),
    weight: read(strategyItem.shape.weight, row.weight, undefined),
  }))
  return { kind: 'strategy', capacityProviderStrategy: rows }
}

/** Each member by itself: one that is wrong, or still typed, leaves the others readable. */
function readOverrides({ overrides }: LaunchInput): LaunchValues['overrides'] {
  if (!overrides) return nothing.overrides
  const { containerOverrides: containers = [], ...others } = overrides
  return {
    ...readMembers(overridesSchema.shape, others, nothing.overrides),
    containerOverrides: containers.map(readContainer),
  }
}

const noContainer = containerOverride.parse({ name: '' })

function readContainer(container: z.input<typeof containerOverride>) {
  const whole = containerOverride.safeParse(container)
  return whole.success ? whole.data : readMembers(containerOverride.shape, container, noContainer)
}

function readMembers<Shape extends Record<string, z.ZodMiniType>, Values extends object>(
  members: Shape,
  input: Partial<Record<keyof Shape, unknown>>,
  fallback: Values,
): Values {
  const given = Object.entries(members).flatMap(([name, schema]) => {
    const parsed = schema.safeParse(input[name])
    return parsed.success && parsed.data !== undefined ? [[name, parsed.data]] : []
  })
  return ofItsMembers<Values>({ ...fallback, ...Object.fromEntries(given) })
}

/** Safe: every member was read with its own schema, or is what an empty form has. */
const ofItsMembers = <Values>(members: unknown) => members as Values

function read<Output>(schema: z.ZodMiniType<Output>, value: unknown, fallback: Output): Output {
  const parsed = schema.safeParse(value)
  return parsed.success ? parsed.data : fallback
}
