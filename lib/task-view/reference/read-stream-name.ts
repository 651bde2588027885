/** API Reference, CreateLogStream: up to 512 characters, and neither `:` nor `*`. */
const LONGEST_STREAM = 512

const CONTAINER = /^[A-Za-z0-9_-]{1,255}$/

/**
 * The task of a log stream: `PREFIX/CONTAINER/ID` of the driver `awslogs` (Developer Guide, "Send
 * Amazon ECS logs to CloudWatch"), or `…CONTAINER-firelens-ID` of FireLens. The prefix may have
 * slashes.
 */
export function readStreamName(name: string): { taskId: string } | undefined {
  if (name.length > LONGEST_STREAM || /[:*]/.test(name)) return undefined
  const tagAt = name.lastIndexOf(FIRELENS)
  if (tagAt > 0) return { taskId: name.slice(tagAt + FIRELENS.length) }
  const [taskId, container, ...prefix] = name.split('/').reverse()
  const isNamed = container !== undefined && CONTAINER.test(container) && prefix.some(Boolean)
  return taskId !== undefined && isNamed ? { taskId } : undefined
}

const FIRELENS = '-firelens-'
