import type {
  Attachment,
  Container,
  ContainerDefinition,
  Task,
  TaskDefinition,
} from '@aws-sdk/client-ecs'

/**
 * The members of a task that a verdict is based on. A member that doesn't have the API Reference's
 * type counts as absent, because events and old stored states are untyped.
 */
export function readStoppedTask(task: unknown): Task {
  const read = toRecord(task)
  return {
    taskArn: toText(read.taskArn),
    lastStatus: toText(read.lastStatus) ?? toImpliedStatus(read),
    desiredStatus: toText(read.desiredStatus),
    // Safe: the code is only looked up by text, and an unknown one is not found.
    stopCode: (toText(read.stopCode) || undefined) as Task['stopCode'],
    stoppedReason: toText(read.stoppedReason),
    startedAt: toDate(read.startedAt),
    connectivityAt: toDate(read.connectivityAt),
    containers: recordsOf(read.containers).map(readContainer),
    attachments: recordsOf(read.attachments).map(readAttachment),
    // Safe: it is only compared with one text.
    connectivity: toText(read.connectivity) as Task['connectivity'],
    healthStatus: toText(read.healthStatus) as Task['healthStatus'],
  }
}

/** An answer that leaves the status out, but says why the task stopped, is of a stopped task. */
const toImpliedStatus = ({ stopCode, stoppedReason, stoppedAt }: Record<string, unknown>) =>
  toText(stopCode) || toText(stoppedReason) || stoppedAt ? 'STOPPED' : undefined

const readContainer = (read: Record<string, unknown>): Container => ({
  name: toText(read.name),
  image: toText(read.image),
  exitCode:
    typeof read.exitCode === 'number' && Number.isFinite(read.exitCode) ? read.exitCode : undefined,
  reason: toText(read.reason),
  lastStatus: toText(read.lastStatus),
})

const readAttachment = ({ type, details }: Record<string, unknown>): Attachment => ({
  type: toText(type),
  details: recordsOf(details).map(({ name, value }) => ({
    name: toText(name),
    value: toText(value),
  })),
})

/** What a verdict needs of the containers' definitions. Undefined if there are none. */
export function readContainers(definition: unknown): TaskDefinition | undefined {
  const containers = recordsOf(toRecord(definition).containerDefinitions)
  return containers.length > 0
    ? { containerDefinitions: containers.map(readContainerDefinition) }
    : undefined
}

const readContainerDefinition = (read: Record<string, unknown>): ContainerDefinition => ({
  name: toText(read.name),
  essential: read.essential !== false,
  logConfiguration: readLogConfiguration(toRecord(read.logConfiguration)),
})

function readLogConfiguration({
  logDriver,
  options,
}: Record<string, unknown>): ContainerDefinition['logConfiguration'] {
  const texts = Object.entries(toRecord(options)).flatMap(([name, value]) => {
    const text = toText(value)
    return text === undefined ? [] : [[name, text] as const]
  })
  // Safe: it is only compared with one text.
  return { logDriver: toText(logDriver) as never, options: Object.fromEntries(texts) }
}

const toDate = (value: unknown) =>
  value instanceof Date || typeof value === 'string' ? new Date(value) : undefined

const toText = (value: unknown) => (typeof value === 'string' ? value : undefined)

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const toRecord = (value: unknown) => (isRecord(value) ? value : {})

const recordsOf = (value: unknown) => (Array.isArray(value) ? value.filter(isRecord) : [])
