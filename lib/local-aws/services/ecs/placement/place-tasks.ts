import { AwsError } from '../../../world/aws-error.ts'
import type { Random } from '../../../world/random.ts'
import type { ClusterRecord, RunTaskFailure } from '../state/ecs-records.ts'
import type { EcsState } from '../state/ecs-state.ts'
import type { Capacity } from '../state/capacity.ts'
import { placeOnInstance } from './place-on-instance.ts'
import type { Spot } from './place-on-instance.ts'
import type { PlacementRequest } from '../state/placement-request.ts'
import { giveRoomBack } from './take-room.ts'

/**
 * Where one task of a call is placed: on an instance, on Fargate, or in the queue for an instance.
 */
export interface Placed {
  capacity: Capacity
  spot?: Spot
  /** Present if the task waits for managed scaling. */
  waiting?: PlacementRequest
}

/** Service quotas: tasks in the PROVISIONING state per cluster. */
const mostWaiting = 500

const waitsFor = (placed: readonly Placed[]) =>
  placed.filter(({ waiting }) => waiting !== undefined).length

/**
 * Places every task of a call. A task that cannot be placed gets a failure for every instance.
 * @param toRequest what a task needs of the instances of a capacity provider
 * @throws AwsError ClientException if more tasks would wait than a cluster may have. Then no room
 * is taken.
 */
export function placeTasks(
  state: EcsState,
  cluster: ClusterRecord,
  capacities: readonly Capacity[],
  toRequest: (capacity: Capacity) => PlacementRequest,
  random: Random,
): { placed: Placed[]; failures: RunTaskFailure[] } {
  const placed: Placed[] = []
  const failures: RunTaskFailure[] = []
  const full = new Set<string | undefined>()
  const requests = new Map<string | undefined, PlacementRequest>()
  for (const capacity of capacities) {
    const { launchType, capacityProvider, waits } = capacity
    // Every further task for this provider has the same size, so it lacks the same.
    if (full.has(capacityProvider)) continue
    if (launchType === 'FARGATE') {
      placed.push({ capacity })
      continue
    }
    const request = requests.get(capacityProvider) ?? toRequest(capacity)
    requests.set(capacityProvider, request)
    const spot = placeOnInstance(cluster, request, random)
    if (!('misses' in spot)) placed.push({ capacity, spot })
    else if (waits) placed.push({ capacity, waiting: request })
    else {
      full.add(capacityProvider)
      failures.push(
        ...spot.misses.map(({ instance, shortage }) => ({ arn: instance.arn, reason: shortage })),
      )
    }
  }
  checkWaiting(state, cluster, placed)
  return { placed, failures }
}

function checkWaiting(state: EcsState, cluster: ClusterRecord, placed: readonly Placed[]): void {
  const wanted = waitsFor(placed)
  if (wanted === 0) return
  const filter = { desiredStatus: 'RUNNING', isWaiting: true as const }
  if (state.tasks.count(cluster.name, filter) + wanted <= mostWaiting) return
  for (const { spot } of placed) if (spot) giveRoomBack(spot.instance, spot.room)
  throw new AwsError(
    'ClientException',
    `The quota of ${mostWaiting} tasks in the PROVISIONING state per cluster has been reached.`,
  )
}
