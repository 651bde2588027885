import type { World } from '../../world/world.ts'
import { trustsService } from './trusts-caller.ts'
import { iamOf } from './iam-state.ts'

/**
 * Why ECS cannot run a task with this role, in its own words; undefined when it can. There is no
 * operation here that creates a role, so an unknown one is taken for a role that trusts ECS: task
 * definitions of other people's tests name theirs.
 */
export function explainUnassumableRole(world: World, roleArn: string): string | undefined {
  const role = iamOf(world).roles.get(roleArn)
  if (!role || trustsService(role, 'ecs-tasks.amazonaws.com')) return undefined
  return `ECS was unable to assume the role '${roleArn}' that was provided for this task. Please verify that the role being passed has the proper trust relationship and permissions and that your IAM user has permissions to pass this role.`
}
