import type { Failure } from '../../result.ts'
import { toSafeRetryText } from '../stop/stop-failure.ts'

/** The calls that change tags, by the permission that each needs. */
export type TagPermission = 'ecs:TagResource' | 'ecs:UntagResource'

/** A failure of TagResource or UntagResource in the words of somebody who edits tags. */
export function toTagFailure(
  failure: Failure,
  permission: TagPermission,
  cluster: string,
): Failure {
  const message = toMessage(failure, permission, cluster)
  return message === undefined ? failure : { ...failure, message }
}

function toMessage(
  { kind, code, detail = '', status }: Failure,
  permission: TagPermission,
  cluster: string,
): string | undefined {
  if (kind === 'forbidden') return `Your credentials don’t allow ${permission} on this task.`
  if (code === 'ClusterNotFoundException') return `The cluster ${cluster} no longer exists.`
  if (kind === 'unreachable') return toSafeRetryText(status)
  if (kind !== 'rejected') return undefined
  if (/\btask is stopped\b/i.test(detail)) {
    return 'The task has stopped, and ECS doesn’t change the tags of a stopped task.'
  }
  if (code === 'ResourceNotFoundException' || /\bnot found\b|\bMISSING\b/i.test(detail)) {
    return 'ECS doesn’t list this task, so its tags can’t be changed.'
  }
  return undefined
}
