import 'server-only'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import type { LaunchValues } from '../run-task/schema.ts'

/**
 * The variables whose stored value does not open any more (the server's secret was changed), as
 * paths of the form: a launch without them would be another one.
 */
export function findLostValues(request: RunTaskCommandInput, values: LaunchValues): string[] {
  const lost = new Set(
    request.overrides?.containerOverrides?.flatMap(({ name, environment }) =>
      (environment ?? []).flatMap(it => (it.value == null ? [keyOf(name, it.name)] : [])),
    ),
  )
  return values.overrides.containerOverrides.flatMap(({ name, environment }, container) =>
    environment.flatMap((it, row) =>
      lost.has(keyOf(name, it.name))
        ? [`overrides.containerOverrides.${container}.environment.${row}.value`]
        : [],
    ),
  )
}

const keyOf = (container: string | undefined, variable: string | undefined) =>
  JSON.stringify([container ?? '', variable ?? ''])
