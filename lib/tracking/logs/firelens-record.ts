import type { StreamSource } from '../../aws/stream-source.ts'
import type { ReadMessage } from './to-stream-page.ts'

interface Writer {
  container: string
  taskId: string
  /** `FAMILY:REVISION` */
  definition: string
  /** The container's ID of Docker or Fargate. */
  runtimeId: string | undefined
}

/**
 * Reads what a container wrote from the events of its stream. Without `log_key` FireLens writes the whole
 * record as JSON: `log` is the line, and `container_name`, `container_id` and `ecs_task_arn` say who wrote
 * it (Developer Guide, "Custom log routing"; `enable-ecs-log-metadata`). An event that isn't such a record
 * is shown as it is.
 */
export function toMessageReader(
  { isWrapped, sharedBy }: Pick<StreamSource, 'isWrapped' | 'sharedBy'>,
  writer: Writer,
): ReadMessage {
  if (!isWrapped) return message => message
  return message => {
    const record = parseRecord(message)
    const line = record?.['log']
    if (record === undefined || typeof line !== 'string') return message
    return sharedBy === undefined || isWrittenBy(record, writer) ? line : undefined
  }
}

function parseRecord(message: string): Record<string, unknown> | undefined {
  if (!message.startsWith('{')) return undefined
  try {
    const value: unknown = JSON.parse(message)
    return isRecord(value) ? value : undefined
  } catch {
    return undefined
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === 'object' && !Array.isArray(value)

/** Where a record doesn't say who wrote it, it may be anybody, so it is shown. */
function isWrittenBy(record: Record<string, unknown>, writer: Writer): boolean {
  const { ecs_task_arn: taskArn, container_id: id, container_name: name } = record
  if (typeof taskArn === 'string' && !taskArn.endsWith(`/${writer.taskId}`)) return false
  if (writer.runtimeId !== undefined && id === writer.runtimeId) return true
  return typeof name !== 'string' || isNameOf(name, writer)
}

/** On an instance Docker's name of the container is `/ecs-FAMILY-REVISION-CONTAINER-RANDOM`. */
function isNameOf(name: string, { container, definition }: Writer): boolean {
  if (name === container || name === `/${container}`) return true
  const begin = `/ecs-${definition.replace(':', '-')}-${toDockerName(container)}-`
  return name.startsWith(begin) && !name.slice(begin.length).includes('-')
}

/** The agent leaves out what it doesn't allow in Docker's names, such as an underscore. */
const toDockerName = (container: string): string => container.replace(/[^a-zA-Z0-9-]/g, '')
