import type { LaunchValues } from '../form/launch-form-schema.ts'
import type { LoadedAccount } from './loaded-account.ts'
import { toError } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
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
    return [toError('taskDefinition', 'task-definition-without-family')]
  }
  if (invalidRevision !== undefined) {
    const given = { revision: invalidRevision }
    return [toError('taskDefinition.revision', 'revision-not-a-number', given)]
  }
  if (missingDefinition?.taskDefinition === named) {
    const hasRevision = revision !== undefined
    return [
      toError('taskDefinition', 'task-definition-missing', { ...missingDefinition, hasRevision }),
    ]
  }
  if (!definition || definition.status === 'ACTIVE') return []
  const given = { definition: nameOf(definition), status: definition.status }
  return [toError('taskDefinition', 'task-definition-not-active', given)]
}
