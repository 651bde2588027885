import { z } from 'zod'
import { AwsError } from '../../../world/aws-error.ts'
import { isVisible } from '../state/task-visibility.ts'
import type { Call, Operation } from '../../../world/operation.ts'
import type { ClusterRecord } from '../state/ecs-records.ts'
import { requireCluster, toClusterArn } from '../lookup/find-cluster.ts'
import { findContainerInstance } from '../lookup/find-container-instance.ts'
import { findService } from '../lookup/find-service.ts'
import { toOrderedPage } from '../input/page.ts'
import { oneOf, parseInput } from '../input/parse-input.ts'
import { startedBySchema } from '../input/started-by-schema.ts'
import { maxResultsSchema } from '../input/max-results-schema.ts'
import type { TaskFilter } from '../state/task-store.ts'
import { ecsOf } from '../state/ecs-state.ts'

/** As ECS writes it when it refuses a family, such as one with a revision. */
const familyPattern = /^[a-zA-Z0-9\-_]+$/

const schema = z.object({
  cluster: z.string().optional(),
  desiredStatus: oneOf('desiredStatus', ['RUNNING', 'PENDING', 'STOPPED']).default('RUNNING'),
  family: z.string().regex(familyPattern, `family must match ${familyPattern.source}`).optional(),
  startedBy: startedBySchema.optional(),
  launchType: oneOf('launch type', ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES']).optional(),
  containerInstance: z.string().optional(),
  serviceName: z.string().optional(),
  maxResults: maxResultsSchema,
  nextToken: z.string().optional(),
})

type ListRequest = z.output<typeof schema>

/**
 * API Reference, ListTasks: `startedBy` cannot be combined with other filters except a desired
 * status.
 */
function checkFilters({ startedBy, ...others }: ListRequest): void {
  if (startedBy === undefined) return
  if (others.family ?? others.launchType ?? others.containerInstance ?? others.serviceName)
    throw new AwsError(
      'InvalidParameterException',
      'When you specify startedBy as the filter, it must be the only filter that you use.',
    )
}

/** The group that the service scheduler gives its tasks. */
function toGroup(call: Call, cluster: ClusterRecord, serviceName: string): string {
  const service = findService(call, cluster, serviceName)
  if (service) return `service:${service.name}`
  throw new AwsError('ServiceNotFoundException', 'Service not found.')
}

/** The filter of the request. Undefined if no task can match. */
function toFilter(
  call: Call,
  cluster: ClusterRecord,
  { containerInstance, serviceName, ...filter }: ListRequest,
): TaskFilter | undefined {
  const { desiredStatus, family, startedBy, launchType } = filter
  const own = { desiredStatus, family, startedBy, launchType }
  const group = serviceName === undefined ? undefined : toGroup(call, cluster, serviceName)
  if (containerInstance === undefined) return { ...own, group }
  const instance = findContainerInstance(call, cluster, containerInstance)
  return instance && { ...own, group, containerInstanceArn: instance.arn }
}

/**
 * API Reference, ListTasks. No task has the desired status PENDING, so that filter finds nothing.
 */
export const listTasks: Operation = (input, call) => {
  const request = parseInput(schema, input)
  call.authorize('ecs:ListTasks', '*', { 'ecs:cluster': toClusterArn(call, request.cluster) })
  const cluster = requireCluster(call, request.cluster)
  checkFilters(request)
  const filter = toFilter(call, cluster, request)
  const { tasks } = ecsOf(call)
  const page = toOrderedPage(request, afterOrder =>
    Iterator.from(filter ? tasks.list(cluster.name, filter, afterOrder) : []).filter(record =>
      isVisible(call.world, record),
    ),
  )
  const taskArns = page.items.map(({ shown }) => shown.taskArn ?? '')
  return { taskArns, nextToken: page.nextToken }
}
