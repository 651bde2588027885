import type { LoadedAccount } from './loaded-account.ts'
import type { Problem } from '../problems/problem.ts'
import { compareByPlace } from '../form/find-field.ts'
import { readForm } from '../form/read-form.ts'
import { findLaunchProblems } from './launch-rules.ts'
import { findRequestWarnings } from './request-warnings.ts'
import type { LaunchInput, LaunchValues } from '../form/launch-form-schema.ts'
import { toNormalForm } from '../form/normal-form.ts'

export interface Findings {
  /** The launch as far as it can be read, its rows in the places that they have in the form. */
  values: LaunchValues
  /** The same in normal form: what would be launched. */
  launch: LaunchValues
  /**
   * Errors first, each in the order of the form. A path has one error, which is fixed before the next
   * is said, and every warning, as each is a fact of its own.
   */
  problems: Problem[]
}

/** Everything there is to say about a form as it stands: the schema's issues and the account's. */
export function findProblems(input: LaunchInput, loaded: LoadedAccount): Findings {
  const { values, issues } = readForm(input)
  const problems = [
    ...issues.map((issue): Problem => ({ ...issue, severity: 'error' })),
    ...findLaunchProblems(values, loaded),
    ...findRequestWarnings(values, loaded.definition),
  ]
  return {
    values,
    launch: toNormalForm(values),
    problems: withoutRepeats(problems).sort(byImportance),
  }
}

function withoutRepeats(problems: Problem[]): Problem[] {
  const firsts = new Map<string, Problem>()
  for (const problem of problems) {
    const key = toKey(problem)
    if (!firsts.has(key)) firsts.set(key, problem)
  }
  return [...firsts.values()]
}

const toKey = ({ severity, path, code, params }: Problem): string =>
  severity === 'error' ? path : JSON.stringify([path, code, params])

/** Errors stand before warnings. */
const byImportance = (one: Problem, other: Problem): number =>
  one.severity === other.severity
    ? compareByPlace(one.path, other.path)
    : one.severity === 'error'
      ? -1
      : 1
