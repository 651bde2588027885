import type { Container, Task, TaskDefinition } from '@aws-sdk/client-ecs'
import { isShutdownCode } from './exit-codes.ts'

export interface EssentialContainers {
  /** False if no task definition says which containers are essential. */
  known: boolean
  containers: Container[]
}

/**
 * The containers that decide how the task ended. Only the task definition has `essential`, which is
 * true by default (API Reference, ContainerDefinition). Without a definition, every container with
 * an image counts: AWS adds containers without one.
 */
export function selectEssentialContainers(
  task: Task,
  definition: TaskDefinition | undefined,
): EssentialContainers {
  const containers = task.containers ?? []
  const defined = definition?.containerDefinitions
  if (defined?.length) {
    const names = new Set(
      defined.filter(({ essential }) => essential !== false).map(({ name }) => name),
    )
    return { known: true, containers: containers.filter(({ name }) => names.has(name)) }
  }
  const withImage = containers.filter(({ image }) => image)
  const counted = withImage.length > 0 ? withImage : containers
  return { known: counted.length === 1, containers: counted }
}

/** The failing container that explains most: one that failed by itself, before one that was stopped. */
export function selectFirstFailing(containers: readonly Container[]): Container | undefined {
  const failing = containers.filter(c => c.exitCode !== undefined && c.exitCode !== 0)
  return failing.find(c => c.reason || !isShutdownCode(c.exitCode)) ?? failing[0]
}

export function isSuccess(containers: readonly Container[]): boolean {
  return containers.length > 0 && containers.every(c => c.exitCode === 0)
}

/** A container of a stopped task of which ECS didn't report the end. */
export const isNotStopped = ({ lastStatus }: Container): boolean =>
  lastStatus !== undefined && lastStatus !== 'STOPPED' && lastStatus !== 'DELETED'

/** One succeeded and the others were stopped, and no definition says which of them counts. */
export function isUndecided({ known, containers }: EssentialContainers): boolean {
  const others = containers.filter(c => c.exitCode !== 0)
  return (
    !known &&
    others.length < containers.length &&
    others.every(c => isShutdownCode(c.exitCode) && !c.reason)
  )
}
