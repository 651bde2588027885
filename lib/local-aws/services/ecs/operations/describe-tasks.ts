import { z } from 'zod'
import { isVisible } from '../state/task-visibility.ts'
import type { Operation } from '../../../world/operation.ts'
import type { RunTaskFailure } from '../state/ecs-records.ts'
import { requireCluster, toClusterArn } from '../lookup/find-cluster.ts'
import { toTagConditionsOf } from '../lookup/find-tagged.ts'
import { toTaskArn, toTaskId } from '../lookup/find-task.ts'
import { listOf, oneOf, parseInput } from '../input/parse-input.ts'
import type { WireTask } from '../state/wire.ts'
import { ecsOf } from '../state/ecs-state.ts'

const schema = z.object({
  cluster: z.string().optional(),
  tasks: listOf(z.string(), 'Tasks', 100),
  include: z.array(oneOf('include', ['TAGS'])).default([]),
})

/**
 * API Reference, DescribeTasks: an unknown task is a failure MISSING, not an error. An ARN of
 * another cluster, Region or account is an error.
 */
export const describeTasks: Operation = (input, call) => {
  const request = parseInput(schema, input)
  const condition = { 'ecs:cluster': toClusterArn(call, request.cluster) }
  for (const task of request.tasks) {
    const arn = toTaskArn(call, request.cluster, task)
    call.authorize('ecs:DescribeTasks', arn, { ...condition, ...toTagConditionsOf(call, arn) })
  }
  const cluster = requireCluster(call, request.cluster)
  const state = ecsOf(call)
  const tasks: WireTask[] = []
  const failures: RunTaskFailure[] = []
  for (const task of new Set(request.tasks)) {
    const record = state.tasks.get(cluster.name, toTaskId(call, cluster, task))
    if (record && isVisible(call.world, record))
      tasks.push({
        ...record.shown,
        tags: request.include.includes('TAGS') ? record.tags : [],
      })
    else failures.push({ arn: toTaskArn(call, cluster.name, task), reason: 'MISSING' })
  }
  return { tasks, failures }
}
