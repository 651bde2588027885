import type { Operation } from '../../../world/operation.ts'
import { toEcsArn } from '../lookup/arns.ts'
import { authorizeTagging } from '../tags/authorize-tagging.ts'
import { checkDefinition } from '../registration/check-definition.ts'
import { toRoleArn } from '../input/check-role.ts'
import { parseInput } from '../input/parse-input.ts'
import { checkTags } from '../tags/read-tags.ts'
import { registerSchema } from '../registration/register-schema.ts'
import { toTaskDefinition } from '../registration/to-task-definition.ts'
import { toRequestTagConditions } from '../tags/tag-conditions.ts'
import { toEpochSeconds } from '../state/wire.ts'
import { ecsOf } from '../state/ecs-state.ts'

/** API Reference, RegisterTaskDefinition. */
export const registerTaskDefinition: Operation = (input, call) => {
  const request = parseInput(registerSchema, input)
  const { tags, ...given } = request
  const { family } = given
  const resource = toEcsArn(call, `task-definition/${family}:*`)
  call.authorize('ecs:RegisterTaskDefinition', resource, toRequestTagConditions(tags))
  authorizeTagging(call, 'RegisterTaskDefinition', resource, tags)
  for (const role of new Set([request.taskRoleArn, request.executionRoleArn]))
    if (role)
      call.authorize('iam:PassRole', toRoleArn(call, role), {
        'iam:PassedToService': 'ecs-tasks.amazonaws.com',
      })
  checkDefinition(request)
  checkTags(tags)
  const { families } = ecsOf(call)
  const revisions = families.get(family) ?? []
  families.set(family, revisions)
  const revision = revisions.length + 1
  const definition = toTaskDefinition(given, {
    taskDefinitionArn: toEcsArn(call, `task-definition/${family}:${revision}`),
    revision,
    status: 'ACTIVE',
    registeredAt: toEpochSeconds(call.world.clock.now()),
    registeredBy: call.principal.arn,
  })
  revisions.push({ definition, tags })
  return { taskDefinition: definition, tags }
}
