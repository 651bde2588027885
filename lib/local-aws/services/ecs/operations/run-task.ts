import { AwsError } from '../../../world/aws-error.ts'
import { takeLaunches } from '../../../realism/take-launches.ts'
import type { FargateLaunches } from '../../../realism/take-launches.ts'
import type { Call, Operation } from '../../../world/operation.ts'
import { createTaskRecord, toGroup } from '../run-task/create-task-record.ts'
import type { LaunchPlan } from '../run-task/create-task-record.ts'
import type { ClusterRecord, DefinitionRecord, RunTaskFailure } from '../state/ecs-records.ts'
import { beginTask } from '../lifecycle/begin-task.ts'
import { placeTasks } from '../placement/place-tasks.ts'
import type { PlacementRequest } from '../state/placement-request.ts'
import { toPlacementNeed } from '../run-task/to-placement-need.ts'
import { authorizeRoles, authorizeRunTask, checkRoles } from '../run-task/authorize-run-task.ts'
import { checkNetwork, toZones } from '../run-task/check-network.ts'
import { checkOverrides } from '../run-task/check-overrides.ts'
import { checkPlacement } from '../run-task/check-placement.ts'
import { checkVolumes } from '../run-task/check-volumes.ts'
import { chooseCapacity } from '../run-task/choose-capacity.ts'
import type { Capacity } from '../state/capacity.ts'
import { findTokenResult, keepTokenResult, toParameters } from '../run-task/client-token.ts'
import { requireCluster } from '../lookup/find-cluster.ts'
import { findDefinition } from '../lookup/find-definition.ts'
import { parseInput } from '../input/parse-input.ts'
import { checkTags } from '../tags/read-tags.ts'
import { toRunTaskAnswer } from '../run-task/to-run-task-answer.ts'
import { runTaskSchema } from '../run-task/run-task-schema.ts'
import type { RunTaskRequest } from '../run-task/run-task-schema.ts'
import { takePlacementFailure } from '../task-faults/take-placement-failure.ts'
import type { WireTask } from '../state/wire.ts'
import { faultsOf } from '../../../faults/faults.ts'
import { ec2Of } from '../../ec2/ec2-state.ts'
import { ecsOf } from '../state/ecs-state.ts'
import type { Faults } from '../../../faults/faults.ts'

function requireActive(source: DefinitionRecord | undefined): DefinitionRecord {
  if (!source) throw new AwsError('ClientException', 'TaskDefinition not found.')
  if (source.definition.status !== 'ACTIVE')
    throw new AwsError('InvalidParameterException', 'TaskDefinition is inactive')
  return source
}

function checkTagging({ tags, propagateTags }: RunTaskRequest): void {
  checkTags(tags)
  if (propagateTags === 'SERVICE')
    throw new AwsError(
      'InvalidParameterException',
      'The SERVICE value is not supported for propagateTags when running a task.',
    )
}

/** A call with a valid request, and the capacity of its tasks. */
interface Launch {
  plan: LaunchPlan
  capacities: Capacity[]
  toRequest: (capacity: Capacity) => PlacementRequest
}

function planLaunch(
  call: Call,
  cluster: ClusterRecord,
  source: DefinitionRecord,
  request: RunTaskRequest,
  rawOverrides: unknown,
): Launch {
  const { definition } = source
  const capacities = chooseCapacity(ecsOf(call), cluster, definition, request)
  const launchType = capacities[0]?.launchType ?? 'EC2'
  const ec2 = ec2Of(call)
  const network = checkNetwork(ec2, definition, launchType, request)
  const size = checkOverrides(definition, launchType, request, rawOverrides)
  const rules = checkPlacement(definition, request)
  const volumes = checkVolumes(definition, launchType, request.volumeConfigurations)
  const subnets = network && toZones(ec2, network.subnetIds)
  const need = toPlacementNeed(definition, request.overrides, size, subnets)
  const group = toGroup({ request, source })
  return {
    plan: { cluster, source, request, network, size, volumes, need },
    capacities,
    toRequest: ({ capacityProvider, launchType: own }) => ({
      need,
      group,
      isExternal: own === 'EXTERNAL',
      ...rules,
      ...(capacityProvider === undefined ? {} : { capacityProvider }),
    }),
  }
}

function countFargate(capacities: readonly Capacity[]): FargateLaunches {
  const onFargate = capacities.filter(({ launchType }) => launchType === 'FARGATE')
  const spot = onFargate.filter(({ capacityProvider }) => capacityProvider === 'FARGATE_SPOT')
  return { onDemand: onFargate.length - spot.length, spot: spot.length }
}

interface Launched {
  tasks: WireTask[]
  failures: RunTaskFailure[]
}

/** Removes the tasks of the launch that cannot be placed because of a standing fault. */
function refuseCapacities(
  faults: Faults,
  { cluster, source, request }: LaunchPlan,
  capacities: readonly Capacity[],
): { left: Capacity[]; refused: RunTaskFailure[] } {
  const { family = '', revision = 0 } = source.definition
  const { startedBy } = request
  const target = { clusterArn: cluster.arn, family, revision, startedBy }
  const group = toGroup({ request, source })
  const refused: RunTaskFailure[] = []
  const left = capacities.filter(({ capacityProvider }) => {
    const failure = takePlacementFailure(faults, { ...target, group, capacityProvider })
    if (failure) refused.push(failure)
    return !failure
  })
  return { left, refused }
}

function launch(call: Call, { plan, capacities, toRequest }: Launch): Launched {
  const { world, accountId, region } = call
  const state = ecsOf(call)
  const context = { world, accountId, region, state }
  const { left, refused } = refuseCapacities(faultsOf(world), plan, capacities)
  takeLaunches(call, countFargate(left))
  const { placed, failures } = placeTasks(state, plan.cluster, left, toRequest, world.random)
  const tasks = placed.map(one => {
    const record = createTaskRecord(call, plan, one)
    beginTask(context, record)
    return toRunTaskAnswer(record)
  })
  return { tasks, failures: [...refused, ...failures] }
}

/** API Reference, RunTask. */
export const runTask: Operation = (input, call) => {
  const request = parseInput(runTaskSchema, input)
  const found = findDefinition(call, request.taskDefinition)
  authorizeRunTask(call, request, found)
  const cluster = requireCluster(call, request.cluster)
  const { clientToken } = request
  const parameters = toParameters(input)
  const nowMs = call.world.clock.now()
  if (clientToken !== undefined) {
    const known = findTokenResult(ecsOf(call), cluster, clientToken, parameters, nowMs)
    if (known) return { ...known }
  }
  const source = requireActive(found)
  authorizeRoles(call, request, source)
  checkRoles(call, request, source)
  checkTagging(request)
  const result = launch(call, planLaunch(call, cluster, source, request, input.overrides))
  if (clientToken !== undefined)
    keepTokenResult(ecsOf(call), cluster, clientToken, { parameters, ...result }, nowMs)
  return { ...result }
}
