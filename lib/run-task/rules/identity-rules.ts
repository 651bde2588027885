import { countCharacters, limits } from '../form/limits.ts'
import { toError } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'

/** Rules of what tells the tasks apart (API Reference, RunTask). */
export function findIdentityProblems(values: LaunchValues): Problem[] {
  const { group, referenceId, propagateTags } = values
  const problems: Problem[] = []
  if (group?.startsWith('service:')) {
    problems.push(toError('group', 'group-reserved'))
  }
  const { maxCharacters } = limits.referenceId
  const characters = countCharacters(referenceId ?? '')
  if (characters > maxCharacters) {
    problems.push(toError('referenceId', 'too-long', { characters, maxCharacters }))
  }
  if (propagateTags === 'SERVICE') {
    problems.push(toError('propagateTags', 'propagate-from-service'))
  }
  return problems
}
