import { z } from 'zod'
import { AwsError } from '../../../world/aws-error.ts'
import { isVisible } from '../state/task-visibility.ts'
import type { Operation } from '../../../world/operation.ts'
import { beginStop } from '../stopping/begin-stop.ts'
import { requireCluster, toClusterArn } from '../lookup/find-cluster.ts'
import { toTagConditionsOf } from '../lookup/find-tagged.ts'
import { parseInput } from '../input/parse-input.ts'
import { toTaskArn, toTaskId } from '../lookup/find-task.ts'
import { ecsOf } from '../state/ecs-state.ts'

const schema = z.object({
  cluster: z.string().optional(),
  task: z.string().min(1, 'Task can not be blank.'),
  reason: z.string().optional(),
})

/**
 * API Reference, StopTask: answers at once, and the states follow. The task's tags are deleted. A
 * stopped task stays as it is. 1024 characters of a long reason are kept.
 */
export const stopTask: Operation = (input, call) => {
  const request = parseInput(schema, input)
  const arn = toTaskArn(call, request.cluster, request.task)
  call.authorize('ecs:StopTask', arn, {
    ...toTagConditionsOf(call, arn),
    'ecs:cluster': toClusterArn(call, request.cluster),
  })
  const cluster = requireCluster(call, request.cluster)
  const { world, accountId, region } = call
  const state = ecsOf(call)
  const record = state.tasks.get(cluster.name, toTaskId(call, cluster, request.task))
  if (!record || !isVisible(world, record))
    throw new AwsError('InvalidParameterException', 'The referenced task was not found.')
  if (record.shown.desiredStatus !== 'STOPPED') {
    const reason = request.reason || 'Task stopped by user'
    const context = { world, accountId, region, state }
    beginStop(context, record, { code: 'UserInitiated', reason }, world.clock.now())
    state.tasks.schedule(record)
    record.tags = []
  }
  return { task: { ...record.shown, tags: record.tags } }
}
