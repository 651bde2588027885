import { countCharacters, limits } from '../form/limits.ts'
import { toError } from './problem.ts'
import type { Problem } from './problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'

/** Rules of what tells the tasks apart (API Reference, RunTask). */
export function findIdentityProblems(values: LaunchValues): Problem[] {
  const { group, referenceId, propagateTags } = values
  const problems: Problem[] = []
  if (group?.startsWith('service:')) {
    const message = 'Group begins with service:, which ECS keeps for services. Rename it.'
    problems.push(toError('group', message))
  }
  const { maxCharacters } = limits.referenceId
  const characters = countCharacters(referenceId ?? '')
  if (characters > maxCharacters) {
    const message = `Reference ID has ${characters} characters, ${maxCharacters} at most. Shorten it.`
    problems.push(toError('referenceId', message))
  }
  if (propagateTags === 'SERVICE') {
    const message = 'Propagate tags from a service is refused for tasks. Choose another.'
    problems.push(toError('propagateTags', message))
  }
  return problems
}
