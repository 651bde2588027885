import type { LaunchValues } from '../form/launch-form-schema.ts'
import type { LoadedAccount } from './loaded-account.ts'
import { toError } from './problem.ts'
import type { Problem } from './problem.ts'
import { splitTaskDefinition } from '../../aws/arn.ts'
import { nameOf } from './known.ts'

/**
 * Rules of the task definition. ECS runs ACTIVE revisions only (API Reference,
 * DeregisterTaskDefinition), and none that it does not have. One that could not be described may
 * still run, and is not judged.
 */
export function findDefinitionProblems(
  { taskDefinition: named }: LaunchValues,
  { definition, missingDefinition }: LoadedAccount,
): Problem[] {
  const { family, revision, invalidRevision } = splitTaskDefinition(named)
  if (named !== '' && family === '') {
    return [toError('taskDefinition', 'Task definition has no family. Choose a task definition.')]
  }
  if (invalidRevision !== undefined) {
    const message = `Revision ${invalidRevision} isn't a number. Choose a revision.`
    return [toError('taskDefinition.revision', message)]
  }
  if (missingDefinition?.taskDefinition === named) {
    const { region } = missingDefinition
    const message =
      revision === undefined
        ? `Task definition ${named} doesn't exist in ${region}, or has no active revision. Choose another task definition.`
        : `Task definition ${named} doesn't exist in ${region}. Choose another revision.`
    return [toError('taskDefinition', message)]
  }
  if (!definition || definition.status === 'ACTIVE') return []
  const message = `Task definition ${nameOf(definition)} is ${definition.status}. Choose an active revision.`
  return [toError('taskDefinition', message)]
}
