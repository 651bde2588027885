import { refuseDefinition, refuseDefinitionInOurWords } from './refuse-definition.ts'
import type { RegisteredContainer, UntaggedRequest } from './register-schema.ts'

type Dependency = NonNullable<RegisteredContainer['dependsOn']>[number]

function checkDependency(known: Map<string, RegisteredContainer>, dependency: Dependency): void {
  const { containerName, condition } = dependency
  const target = known.get(containerName)
  if (!target)
    throw refuseDefinition(
      `Cannot depend on container + '${containerName}' because it does not exist`,
    )
  if ((condition === 'SUCCESS' || condition === 'COMPLETE') && target.essential)
    throw refuseDefinition(
      'A dependency container with SUCCESS or COMPLETE condition cannot be an essential container',
    )
  if (condition === 'HEALTHY' && !target.healthCheck)
    throw refuseDefinition(
      'A dependency container with HEALTHY condition must have health check configured',
    )
}

/** The containers that a container depends on: dependsOn, and the older links and volumesFrom. */
function awaitedBy({ dependsOn = [], links = [], volumesFrom }: RegisteredContainer): string[] {
  return [
    ...dependsOn.map(({ containerName }) => containerName),
    ...links.map(link => link.split(':')[0] ?? ''),
    ...volumesFrom.map(({ sourceContainer = '' }) => sourceContainer),
  ]
}

/**
 * Whether there is a cycle. Removes containers that depend on none of the others until none can be
 * removed.
 */
function hasCycle(known: ReadonlyMap<string, RegisteredContainer>): boolean {
  const rest = new Map(known)
  for (;;) {
    const free = [...rest].filter(([, one]) => !awaitedBy(one).some(name => rest.has(name)))
    for (const [name] of free) rest.delete(name)
    if (free.length === 0) return rest.size > 0
  }
}

/** @throws AwsError ClientException for dependencies that can never be satisfied. */
export function checkDependencies({ containerDefinitions: containers }: UntaggedRequest): void {
  const known = new Map(containers.map(container => [container.name ?? '', container]))
  for (const container of containers) {
    for (const dependency of container.dependsOn ?? []) checkDependency(known, dependency)
    for (const name of awaitedBy(container))
      if (!known.has(name)) throw refuseDefinitionInOurWords(`Unknown container name '${name}'.`)
  }
  if (hasCycle(known))
    throw refuseDefinitionInOurWords(
      'There is a dependency cycle between the containers of the task.',
    )
}
