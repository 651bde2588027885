import 'server-only'
import { fail, succeed } from '../result.ts'
import type { Failure, Result } from '../result.ts'
import { isKept } from '../run-task/form/kept-schema.ts'
import { mapContainers } from '../run-task/form/kept-values.ts'
import type { KeptFrom } from '../run-task/form/kept-schema.ts'
import { launchFormSchema } from '../run-task/form/launch-form-schema.ts'
import type { LaunchValues } from '../run-task/form/launch-form-schema.ts'
import { findKeptSource, readOwnSource, toFamily } from './kept-sources.server.ts'
import type { KeptSource } from './kept-sources.server.ts'
import type { LaunchingContext } from './launching-context.ts'

interface Launch {
  launchId: string
  region: string
  values: unknown
}

/** A form comes from one launch; more than a few sources is no form of ours. */
const MOST_SOURCES = 5

/**
 * The form with the values that its page does not have: each from the launch or the task that it
 * names, for whoever may have it, and only into the same family, container and variable. Sent again
 * it is filled from its own stored request, so that it stays the same intent.
 *
 * @returns `invalid` with the fields that may not or cannot be filled in. A form that cannot be
 *   read comes back as it is, for the schema to say why.
 */
export async function fillKeptValues(
  ctx: LaunchingContext,
  { launchId, region, values }: Launch,
): Promise<Result<unknown>> {
  const parsed = launchFormSchema.safeParse(values)
  if (!parsed.success) return succeed(values)
  const asked = findAskedSources(parsed.data)
  if (asked.size === 0) return succeed(values)
  const own = await readOwnSource(ctx, launchId)
  const found = new Map<string, KeptSource>()
  for (const [key, from] of [...asked].slice(0, MOST_SOURCES)) {
    const source = own ?? (await findKeptSource(ctx, region, from))
    if (source) found.set(key, source)
  }
  const family = toFamily(parsed.data.taskDefinition, { accountId: ctx.operator.accountId, region })
  const { filled, fields } = fillIn(parsed.data, from => {
    const source = found.get(keyOf(from))
    return source?.family === family ? source : undefined
  })
  // The first send may have arrived: it is for the comparison with the stored request to say no.
  return fields.length > 0 && !own ? fail(refuse(fields)) : succeed(filled)
}

const keyOf = ({ kind, id }: KeptFrom) => `${kind} ${id}`

function findAskedSources({ overrides }: LaunchValues): Map<string, KeptFrom> {
  const sources = overrides.containerOverrides.flatMap(({ environment, command, keptCommand }) => [
    ...(keptCommand && !command?.length ? [keptCommand] : []),
    ...environment.filter(isKept).map(row => row.keptFrom),
  ])
  return new Map(sources.map(from => [keyOf(from), from]))
}

type Field = NonNullable<Failure['fields']>[number]

function fillIn(values: LaunchValues, sourceOf: (from: KeptFrom) => KeptSource | undefined) {
  const fields: Field[] = []
  const filled = mapContainers(values, ({ keptCommand, ...container }, index) => {
    const { name, command } = container
    const path = `overrides.containerOverrides.${index}`
    const overrideIn = (from: KeptFrom) =>
      sourceOf(from)?.containers.find(override => override.name === name)
    const environment = container.environment.map((row, at) => {
      if (!isKept(row)) return row
      const kept = overrideIn(row.keptFrom)?.environment?.findLast(it => it.name === row.name)
      if (kept?.value == null) fields.push(toField(`${path}.environment.${at}.value`, row.name))
      return { name: row.name, value: kept?.value ?? '' }
    })
    if (!keptCommand || command?.length) return { ...container, environment }
    const words = overrideIn(keptCommand)?.command
    if (!words) fields.push(toField(`${path}.command`, 'Command'))
    return { ...container, environment, command: words }
  })
  return { filled, fields }
}

const toField = (path: string, label: string): Field => ({
  path,
  message: `${label} isn’t available to you any more. Enter it again.`,
})

const refuse = (fields: Field[]): Failure => ({
  kind: 'invalid',
  message:
    'A kept value is filled in only for the operator who launched it, or while ECS shows it to your own credentials, and only in the same task definition family, container and variable.',
  fields,
})
