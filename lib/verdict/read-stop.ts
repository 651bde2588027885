import type { Container, ContainerDefinition, Task, TaskDefinition } from '@aws-sdk/client-ecs'

/**
 * The members of a task that a verdict is based on. A member that doesn't have the API Reference's
 * type counts as absent, because events and old stored states are untyped.
 */
export function readStoppedTask(task: unknown): Task {
  const { lastStatus, desiredStatus, stopCode, stoppedReason, startedAt, containers } =
    toRecord(task)
  return {
    lastStatus: toText(lastStatus),
    desiredStatus: toText(desiredStatus),
    // Safe: the code is only looked up by text, and an unknown one is not found.
    stopCode: toText(stopCode) as Task['stopCode'],
    stoppedReason: toText(stoppedReason),
    startedAt:
      startedAt instanceof Date || typeof startedAt === 'string' ? new Date(startedAt) : undefined,
    containers: recordsOf(containers).map(readContainer),
  }
}

const readContainer = ({ name, image, exitCode, reason }: Record<string, unknown>): Container => ({
  name: toText(name),
  image: toText(image),
  exitCode: typeof exitCode === 'number' && Number.isFinite(exitCode) ? exitCode : undefined,
  reason: toText(reason),
})

/** The names of the containers and whether they are essential. Undefined if there are none. */
export function readContainers(definition: unknown): TaskDefinition | undefined {
  const containers = recordsOf(toRecord(definition).containerDefinitions)
  return containers.length > 0 ? { containerDefinitions: containers.map(readEssential) } : undefined
}

const readEssential = ({ name, essential }: Record<string, unknown>): ContainerDefinition => ({
  name: toText(name),
  essential: essential !== false,
})

const toText = (value: unknown) => (typeof value === 'string' ? value : undefined)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const toRecord = (value: unknown) => (isRecord(value) ? value : {})

const recordsOf = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : [])
