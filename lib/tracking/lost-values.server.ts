import 'server-only'
import type { RunTaskCommandInput } from '@aws-sdk/client-ecs'
import type { ImportedLaunch } from '../run-task/from-run-task-input.ts'
import { mapContainers } from '../run-task/form/kept-values.ts'
import type { LaunchValues } from '../run-task/schema.ts'

/**
 * The form's paths of the variables whose stored value can't be decrypted any more, because the
 * server's secret was changed. A launch without them would be a different launch.
 */
function findLostValues(request: RunTaskCommandInput, values: LaunchValues): string[] {
  const lost = new Set(
    request.overrides?.containerOverrides?.flatMap(({ name, environment }) =>
      (environment ?? []).flatMap(variable =>
        variable.value == null ? [keyOf(name, variable.name)] : [],
      ),
    ),
  )
  return values.overrides.containerOverrides.flatMap(({ name, environment }, container) =>
    environment.flatMap((variable, row) =>
      lost.has(keyOf(name, variable.name))
        ? [`overrides.containerOverrides.${container}.environment.${row}.value`]
        : [],
    ),
  )
}

/** Marks the lost values as left out. The form can't launch until they are filled in. */
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
