import { checkContainers } from './check-containers.ts'
import { checkDependencies } from './check-dependencies.ts'
import { checkEnvironment } from './check-environment.ts'
import { checkHealthChecks } from './check-health.ts'
import { checkLogging } from './check-logging.ts'
import { checkMemory } from './check-memory.ts'
import { checkPorts } from './check-ports.ts'
import { checkTask } from './check-task.ts'
import { checkTaskVolumes } from './check-task-volumes.ts'
import { launchTypeProblem } from './launch-type-problem.ts'
import { refuseDefinition } from './refuse-definition.ts'
import type { RegisterRequest } from './register-schema.ts'

/** Developer Guide, service quotas: a task definition has at most 64 KiB. */
const longestDefinition = 64 * 1024

/**
 * Checks a request of RegisterTaskDefinition.
 * @throws AwsError ClientException for a definition that ECS does not register.
 */
export function checkDefinition(request: RegisterRequest): void {
  const length = Buffer.byteLength(JSON.stringify(request))
  if (length > longestDefinition)
    throw refuseDefinition(
      `Actual length: '${length}'. Max allowed length is '${longestDefinition}' bytes.`,
    )
  if (request.family === '') throw refuseDefinition('Family should not be null or empty.')
  if (!/^[A-Za-z0-9_-]{1,255}$/.test(request.family))
    throw refuseDefinition(
      'Family contains invalid characters. Valid characters: upper- and lowercase letters, numbers, underscores, and hyphens.',
    )
  checkContainers(request)
  checkMemory(request)
  checkPorts(request)
  checkDependencies(request)
  checkTaskVolumes(request)
  checkEnvironment(request)
  checkHealthChecks(request)
  checkLogging(request)
  checkTask(request)
  for (const launchType of request.requiresCompatibilities ?? []) {
    const problem = launchTypeProblem(launchType, request)
    if (problem !== undefined) throw refuseDefinition(problem)
  }
}
