import { parseArn, splitTaskArn } from '../../aws/arn.ts'
import type { TaskAddress } from '../../aws/arn.ts'
import { readStreamName } from './read-stream-name.ts'

/** What a text says of a task. Nothing here says that its parts are well formed. */
export type FoundReference = { taskId: string } & Partial<TaskAddress>

/** The task in its own ARN, in that of one of its containers, or in that of its log stream. */
export function readArn(text: string): FoundReference | undefined {
  const task = splitTaskArn(text)
  if (task) return toFound(task)
  const { service, resource = '', region, accountId } = parseArn(text) ?? {}
  const place = { region, accountId }
  if (service === 'ecs') {
    const [kind, cluster, taskId, container, ...rest] = resource.split('/')
    const isContainer = kind === 'container' && container !== undefined && rest.length === 0
    return isContainer && taskId !== undefined ? { ...place, cluster, taskId } : undefined
  }
  if (service !== 'logs') return undefined
  // A log group's name has no colon (API Reference, CreateLogGroup), nor has a stream's.
  const [kind, , member, stream = ''] = resource.split(':')
  const found = kind === 'log-group' && member === 'log-stream' ? readStreamName(stream) : undefined
  return found && { ...place, ...found }
}

const toFound = ({ region, accountId, cluster, taskId }: FoundReference): FoundReference => ({
  region,
  accountId,
  cluster,
  taskId,
})
