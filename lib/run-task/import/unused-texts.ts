import { toPathLabel } from '../form/find-field.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import type { Reasons } from './explain-unused.ts'

/** What an import didn't use, each once and with its reason: `Launch type (not one of …)`. */
export const toUnusedTexts = (paths: readonly string[], reasons: Reasons = {}): string[] => [
  ...new Set(paths.map(path => withReason(toPathLabel(path), path, reasons))),
]

interface Missing {
  values: LaunchValues
  missing: readonly string[]
  reasons: Reasons
}

/** What an import's source couldn't tell, in the same way; a variable by its name. */
export const toMissingTexts = ({ values, missing, reasons }: Missing): string[] => [
  ...new Set(
    missing.map(path => withReason(findVariable(path, values) ?? toPathLabel(path), path, reasons)),
  ),
]

function findVariable(path: string, { overrides }: LaunchValues): string | undefined {
  const found = /^overrides\.containerOverrides\.(\d+)\.environment\.(\d+)\.value$/.exec(path)
  const container = found && overrides.containerOverrides[Number(found[1])]
  return container?.environment[Number(found?.[2])]?.name
}

function withReason(label: string, path: string, reasons: Reasons): string {
  const reason = Object.hasOwn(reasons, path) ? reasons[path] : undefined
  return reason === undefined ? label : `${label} (${reason})`
}
