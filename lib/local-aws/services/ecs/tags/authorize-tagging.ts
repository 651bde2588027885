import type { Call } from '../../../world/operation.ts'
import type { Tag } from '../state/wire.ts'
import { toRequestTagConditions } from './tag-conditions.ts'

/**
 * Checks the permission to tag a resource on creation (Developer Guide, "Grant permission to tag
 * resources on creation").
 * @param createAction the operation, such as `RunTask`
 * @throws AwsError AccessDeniedException.
 */
export function authorizeTagging(
  call: Call,
  createAction: string,
  arn: string,
  tags: readonly Tag[],
): void {
  if (tags.length === 0) return
  call.authorize('ecs:TagResource', arn, {
    'ecs:CreateAction': createAction,
    ...toRequestTagConditions(tags),
  })
}
