import type { World } from '../../world/world.ts'
import { trustsService } from './trusts-caller.ts'
import { iamOf } from './iam-state.ts'

/**
 * Explains why ECS cannot assume this role, in its own words. Undefined if it can. A role that does
 * not exist here counts as one that trusts ECS: no operation creates roles, and task definitions of
 * users' tests name their own.
 */
export function explainUnassumableRole(world: World, roleArn: string): string | undefined {
  const role = iamOf(world).roles.get(roleArn)
  if (!role || trustsService(role, 'ecs-tasks.amazonaws.com')) return undefined
  return `ECS was unable to assume the role '${roleArn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`
}
