import 'server-only'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import type { ImportedLaunch } from '../run-task/from-run-task-input.ts'
import { mapContainers } from '../run-task/form/kept-values.ts'
import type { LaunchValues } from '../run-task/schema.ts'

/**
 * The variables whose stored value does not open any more (the server's secret was changed), as
 * paths of the form: a launch without them would be another one.
 */
function findLostValues(request: RunTaskCommandInput, values: LaunchValues): string[] {
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

/** The launch with what was lost marked as left out, so that it blocks until it is filled in. */
export function markLostValues(
  request: RunTaskCommandInput,
  { values, missing, ...others }: ImportedLaunch,
): ImportedLaunch {
  const lost = findLostValues(request, values)
  const marked = mapContainers(values, (container, index) => ({
    ...container,
    environment: container.environment.map((row, at) =>
      lost.includes(`overrides.containerOverrides.${index}.environment.${at}.value`)
        ? { ...row, isLeftOut: true }
        : row,
    ),
  }))
  return { ...others, values: marked, missing: [...missing, ...lost] }
}

const keyOf = (container: string | undefined, variable: string | undefined) =>
  JSON.stringify([container ?? '', variable ?? ''])
