import { z } from 'zod'
import type { Operation } from '../../../world/operation.ts'
import type { ContainerInstance } from '../state/container-instance.ts'
import { matchesQuery } from '../query/matches-query.ts'
import { parseClusterQuery } from '../query/parse-cluster-query.ts'
import { requireCluster, toClusterArn } from '../lookup/find-cluster.ts'
import { maxResultsSchema } from '../input/max-results-schema.ts'
import { toPage } from '../input/page.ts'
import { oneOf, parseInput } from '../input/parse-input.ts'
import { tasksByInstance } from '../instances/tasks-by-instance.ts'
import { ecsOf } from '../state/ecs-state.ts'

const schema = z.object({
  cluster: z.string().optional(),
  filter: z.string().optional(),
  status: oneOf('status', [
    'ACTIVE',
    'DRAINING',
    'REGISTERING',
    'DEREGISTERING',
    'REGISTRATION_FAILED',
  ]).optional(),
  maxResults: maxResultsSchema,
  nextToken: z.string().optional(),
})

/** API Reference, ListContainerInstances: by status and by a cluster query. */
export const listContainerInstances: Operation = (input, call) => {
  const request = parseInput(schema, input)
  call.authorize('ecs:ListContainerInstances', toClusterArn(call, request.cluster))
  const cluster = requireCluster(call, request.cluster)
  const query = request.filter ? parseClusterQuery(request.filter) : undefined
  const tasks = tasksByInstance(ecsOf(call), cluster.name)
  const groupsOf = ({ arn }: ContainerInstance) =>
    (tasks.get(arn) ?? []).map(({ shown }) => shown.group ?? '')
  const found = cluster.containerInstances
    .filter(({ status }) => request.status === undefined || status === request.status)
    .filter(instance => !query || matchesQuery(query, instance, groupsOf(instance)))
    .sort((one, other) => (one.arn < other.arn ? -1 : 1))
  const page = toPage(
    found,
    request,
    ({ arn }) => arn,
    ({ arn }, position) => arn > position,
  )
  return {
    containerInstanceArns: page.items.map(({ arn }) => arn),
    nextToken: page.nextToken,
  }
}
