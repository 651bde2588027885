import type { Place } from '../../world/state.ts'
import { trustsService } from './trusts-caller.ts'
import { iamOf } from './iam-state.ts'

/**
 * Explains in ECS's own words why it cannot assume this role for a task of the account: the role
 * does not exist, belongs to another account, or does not trust ECS. Undefined if it can. The
 * condition keys are those against a confused deputy (Developer Guide, task IAM role).
 */
export function explainUnassumableRole(place: Place, roleArn: string): string | undefined {
  const { world, accountId, region } = place
  const role = iamOf(world).roles.get(roleArn)
  const isTrusting =
    role?.accountId === accountId &&
    trustsService(role, 'ecs-tasks.amazonaws.com', {
      'aws:SourceAccount': accountId,
      'aws:SourceArn': `arn:aws:ecs:${region}:${accountId}:*`,
    })
  return isTrusting
    ? undefined
    : `ECS was unable to assume the role '${roleArn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`
}
