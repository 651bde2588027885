import { fail, succeed } from '../result.ts'
import type { Result } from '../result.ts'
import { findProblems } from '../run-task/rules/find-problems.ts'
import type { LaunchValues } from '../run-task/schema.ts'
import { readFormInput } from '../run-task/share/read-form-input.ts'

/** The launch that a form describes. Values with errors are left out. */
export function readLaunchForm(values: unknown): Result<LaunchValues> {
  const input = readFormInput(values, { isOwn: true })
  if (input) return succeed(findProblems(input, {}).launch)
  return fail({ kind: 'invalid', message: 'The form can’t be read. Reload the page.' })
}
