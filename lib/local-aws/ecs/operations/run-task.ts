import { takeLaunches } from '../../difficulty/take-launches.ts'
import type { FargateLaunches } from '../../difficulty/take-launches.ts'
import type { Call, Operation } from '../../operation.ts'
import { createTaskRecord } from '../create-task-record.ts'
import type { LaunchPlan } from '../create-task-record.ts'
import type { DefinitionRecord, RunTaskFailure } from '../ecs-records.ts'
import { beginTask } from '../lifecycle/begin-task.ts'
import { placeOnInstance } from '../placement.ts'
import { toEcsArn } from '../requests/arns.ts'
import { checkNetwork } from '../requests/check-network.ts'
import { checkOverrides } from '../requests/check-overrides.ts'
import { chooseCapacity } from '../requests/choose-capacity.ts'
import type { Capacity } from '../requests/choose-capacity.ts'
import { findTokenResult, toParameters } from '../requests/client-token.ts'
import { ecsOf, requireCluster, toClusterArn } from '../requests/find-cluster.ts'
import { findDefinition, toDefinitionArn } from '../requests/find-definition.ts'
import { parseInput } from '../requests/parse-input.ts'
import { checkTags } from '../requests/read-tags.ts'
import { runTaskSchema } from '../requests/run-task-schema.ts'
import type { RunTaskRequest } from '../requests/run-task-schema.ts'
import { AwsError } from '../../aws-error.ts'
import type { WireTask } from '../wire.ts'

function authorizeRun(call: Call, request: RunTaskRequest): void {
  const clusterArn = toClusterArn(call, request.cluster)
  call.authorize('ecs:RunTask', toDefinitionArn(call, request.taskDefinition), {
    'ecs:cluster': clusterArn,
  })
  if (request.tags.length > 0) {
    const clusterName = clusterArn.slice(clusterArn.lastIndexOf('/') + 1)
    call.authorize('ecs:TagResource', toEcsArn(call, `task/${clusterName}/*`), {
      'ecs:CreateAction': 'RunTask',
    })
  }
}

function authorizeRoles(call: Call, request: RunTaskRequest, source: DefinitionRecord): void {
  const { overrides } = request
  const { taskRoleArn, executionRoleArn } = source.definition
  const roles = [
    overrides?.taskRoleArn ?? taskRoleArn,
    overrides?.executionRoleArn ?? executionRoleArn,
  ]
  for (const role of new Set(roles))
    if (role)
      call.authorize('iam:PassRole', role, { 'iam:PassedToService': 'ecs-tasks.amazonaws.com' })
}

function requireActiveDefinition(call: Call, reference: string): DefinitionRecord {
  const source = findDefinition(call, reference)
  if (!source) throw new AwsError('ClientException', 'TaskDefinition not found.')
  if (source.definition.status !== 'ACTIVE')
    throw new AwsError('InvalidParameterException', 'TaskDefinition is inactive')
  return source
}

interface Launched {
  tasks: WireTask[]
  failures: RunTaskFailure[]
}

function launch(call: Call, plan: LaunchPlan, capacities: readonly Capacity[]): Launched {
  const { world, accountId, region } = call
  const context = { world, accountId, region, state: ecsOf(call) }
  const tasks: WireTask[] = []
  for (const capacity of capacities) {
    const isOnInstance = capacity.launchType === 'EC2'
    const placed = isOnInstance ? placeOnInstance(plan.cluster, plan.size) : undefined
    // Every further task of the call is the same size and lacks the same.
    if (placed && 'failures' in placed) return { tasks, failures: placed.failures }
    const record = createTaskRecord(call, plan, capacity, placed?.instance)
    beginTask(context, record)
    tasks.push({ ...record.shown, tags: record.tags })
  }
  return { tasks, failures: [] }
}

function countFargate(capacities: readonly Capacity[]): FargateLaunches {
  const onFargate = capacities.filter(({ launchType }) => launchType === 'FARGATE')
  const spot = onFargate.filter(({ capacityProvider }) => capacityProvider === 'FARGATE_SPOT')
  return { onDemand: onFargate.length - spot.length, spot: spot.length }
}

/** API Reference, RunTask. */
export const runTask: Operation = (input, call) => {
  const request = parseInput(runTaskSchema, input)
  authorizeRun(call, request)
  const cluster = requireCluster(call, request.cluster)
  const nowMs = call.world.clock.now()
  const parameters = toParameters(input)
  const { clientToken } = request
  if (clientToken !== undefined) {
    const known = findTokenResult(ecsOf(call), cluster, clientToken, parameters, nowMs)
    if (known) return { ...known }
  }
  const source = requireActiveDefinition(call, request.taskDefinition)
  authorizeRoles(call, request, source)
  checkTags(request.tags)
  if (request.propagateTags === 'SERVICE')
    throw new AwsError(
      'InvalidParameterException',
      'The SERVICE value is not supported for propagateTags when running a task.',
    )
  const capacities = chooseCapacity(cluster, source.definition, request)
  const launchType = capacities[0]?.launchType ?? 'EC2'
  const { ec2 } = call.world.region(call.accountId, call.region)
  const network = checkNetwork(ec2, source.definition, launchType, request)
  const size = checkOverrides(source.definition, launchType, request, input.overrides)
  takeLaunches(call, countFargate(capacities))
  const result = launch(call, { cluster, source, request, network, size }, capacities)
  if (clientToken !== undefined && result.tasks.length > 0)
    cluster.tokens.set(clientToken, {
      parameters,
      taskArns: result.tasks.map(({ taskArn }) => taskArn ?? ''),
      failures: result.failures,
      usedAtMs: nowMs,
    })
  return { ...result }
}
