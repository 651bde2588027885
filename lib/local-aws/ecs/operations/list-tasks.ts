import { z } from 'zod'
import { AwsError } from '../../aws-error.ts'
import { isVisible } from '../../difficulty/task-visibility.ts'
import type { Operation } from '../../operation.ts'
import { ecsOf, requireCluster, toClusterArn } from '../requests/find-cluster.ts'
import { toPage } from '../requests/page.ts'
import { oneOf, parseInput } from '../requests/parse-input.ts'
import { maxResultsSchema } from '../requests/max-results-schema.ts'
import type { TaskRecord } from '../task-record.ts'

const schema = z.object({
  cluster: z.string().optional(),
  desiredStatus: oneOf('desiredStatus', ['RUNNING', 'PENDING', 'STOPPED']).default('RUNNING'),
  family: z.string().optional(),
  startedBy: z.string().optional(),
  launchType: oneOf('launchType', ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES']).optional(),
  containerInstance: z.string().optional(),
  serviceName: z.string().optional(),
  maxResults: maxResultsSchema,
  nextToken: z.string().optional(),
})

type ListRequest = z.output<typeof schema>

/** API Reference, ListTasks: `startedBy` stands alone; a desired status may narrow it. */
function checkFilters({ startedBy, ...others }: ListRequest): void {
  if (startedBy === undefined) return
  if (others.family ?? others.launchType ?? others.containerInstance ?? others.serviceName)
    throw new AwsError(
      'InvalidParameterException',
      'When you specify startedBy as the filter, it must be the only filter that you use.',
    )
}

function matches(record: TaskRecord, request: ListRequest): boolean {
  const { launchType, containerInstance, serviceName } = request
  if (serviceName !== undefined) return false
  if (launchType !== undefined && record.shown.launchType !== launchType) return false
  if (containerInstance === undefined) return true
  const arn = record.instance?.arn ?? ''
  return arn === containerInstance || arn.endsWith(`/${containerInstance}`)
}

/** API Reference, ListTasks. No task ever desires PENDING, so that filter finds nothing. */
export const listTasks: Operation = (input, call) => {
  const request = parseInput(schema, input)
  call.authorize('ecs:ListTasks', '*', { 'ecs:cluster': toClusterArn(call, request.cluster) })
  const cluster = requireCluster(call, request.cluster)
  checkFilters(request)
  const found = ecsOf(call).tasks.list(cluster.name, request)[Symbol.iterator]()
  const page = toPage(
    Iterator.from(found).filter(
      record => isVisible(call.world, record) && matches(record, request),
    ),
    request,
    record => String(record.listOrder),
    (record, position) => record.listOrder > Number(position),
  )
  const taskArns = page.items.map(({ shown }) => shown.taskArn ?? '')
  return { taskArns, ...(page.nextToken ? { nextToken: page.nextToken } : {}) }
}
