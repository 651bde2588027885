import { z } from 'zod'
import type { Operation } from '../../../world/operation.ts'
import { requireCluster, toClusterArn } from '../lookup/find-cluster.ts'
import { maxResultsSchema } from '../input/max-results-schema.ts'
import { toPage } from '../input/page.ts'
import { oneOf, parseInput } from '../input/parse-input.ts'
import { serviceLaunchType, servicesOf } from '../state/service-record.ts'
import type { ServiceRecord } from '../state/service-record.ts'
import { ecsOf } from '../state/ecs-state.ts'

const schema = z.object({
  cluster: z.string().optional(),
  launchType: oneOf('launch type', ['EC2', 'FARGATE', 'EXTERNAL', 'MANAGED_INSTANCES']).optional(),
  schedulingStrategy: oneOf('schedulingStrategy', ['REPLICA', 'DAEMON']).optional(),
  resourceManagementType: oneOf('resourceManagementType', ['CUSTOMER', 'ECS']).optional(),
  maxResults: maxResultsSchema.default(10),
  nextToken: z.string().optional(),
})

type ListRequest = z.output<typeof schema>

function matches(record: ServiceRecord, request: ListRequest): boolean {
  const { launchType, schedulingStrategy, resourceManagementType } = request
  const { shown } = record
  return (
    shown.status !== 'INACTIVE' &&
    (launchType === undefined || serviceLaunchType(record) === launchType) &&
    (schedulingStrategy === undefined || shown.schedulingStrategy === schedulingStrategy) &&
    (resourceManagementType === undefined ||
      shown.resourceManagementType === resourceManagementType)
  )
}

/** API Reference, ListServices: by default ten a page. */
export const listServices: Operation = (input, call) => {
  const request = parseInput(schema, input)
  call.authorize('ecs:ListServices', '*', { 'ecs:cluster': toClusterArn(call, request.cluster) })
  const cluster = requireCluster(call, request.cluster)
  const found = servicesOf(ecsOf(call), cluster.name)
    .filter(record => matches(record, request))
    .sort((one, other) => (one.name < other.name ? -1 : 1))
  const page = toPage(
    found,
    request,
    ({ name }) => name,
    ({ name }, position) => name > position,
  )
  return {
    serviceArns: page.items.map(({ shown }) => shown.serviceArn ?? ''),
    nextToken: page.nextToken,
  }
}
