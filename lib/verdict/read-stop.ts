import type { Container, ContainerDefinition, Task, TaskDefinition } from '@aws-sdk/client-ecs'

/**
 * The members of a task that a verdict rests on. What is of another type than the API Reference
 * says counts as absent: an event, or a state that was stored long ago, is not typed.
 */
export function readStoppedTask(task: unknown): Task {
  const { lastStatus, desiredStatus, stopCode, stoppedReason, startedAt, containers } =
    toRecord(task)
  return {
    lastStatus: toText(lastStatus),
    desiredStatus: toText(desiredStatus),
    // Safe: an unknown code is looked up by text and not found.
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

/** Its containers' names and whether they are essential; undefined where it names none. */
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
