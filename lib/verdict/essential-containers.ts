import type { Container, Task, TaskDefinition } from '@aws-sdk/client-ecs'

export interface EssentialContainers {
  /** False when no definition says which containers are essential. */
  known: boolean
  containers: Container[]
}

/**
 * The containers whose end decides. `essential` stands in the task definition only and is true
 * unless said otherwise (API Reference, ContainerDefinition). Without a definition every
 * container counts that has an image: those without were added by AWS.
 */
export function selectEssentialContainers(
  task: Task,
  definition: TaskDefinition | undefined,
): EssentialContainers {
  const containers = task.containers ?? []
  const defined = definition?.containerDefinitions
  if (defined?.length) {
    const names = new Set(defined.filter(c => c.essential !== false).map(c => c.name))
    return { known: true, containers: containers.filter(c => names.has(c.name)) }
  }
  const withImage = containers.filter(c => c.image)
  const counted = withImage.length > 0 ? withImage : containers
  return { known: counted.length === 1, containers: counted }
}

/** Codes that ECS's own shutdown causes: they say less than a code the program chose. */
const isShutdownCode = (code: number | undefined) => code === 137 || code === 143

/** The failing container that explains most: its own failure before one the shutdown caused. */
export function selectFirstFailing(containers: readonly Container[]): Container | undefined {
  const failing = containers.filter(c => c.exitCode !== undefined && c.exitCode !== 0)
  return failing.find(c => c.reason || !isShutdownCode(c.exitCode)) ?? failing[0]
}

export function isSuccess(containers: readonly Container[]): boolean {
  return containers.length > 0 && containers.every(c => c.exitCode === 0)
}

/** One ended well, another by the shutdown alone: without a definition that proves neither. */
export function isUndecided({ known, containers }: EssentialContainers): boolean {
  const others = containers.filter(c => c.exitCode !== 0)
  return (
    !known &&
    others.length < containers.length &&
    others.every(c => isShutdownCode(c.exitCode) && !c.reason)
  )
}
