import type { ClusterRecord } from '../state/ecs-records.ts'
import { planStart } from './begin-task.ts'
import { beginStop } from '../stopping/begin-stop.ts'
import { isHeld } from '../timeline/hold-task.ts'
import { setStatus } from '../timeline/lifecycle-context.ts'
import type { LifecycleContext } from '../timeline/lifecycle-context.ts'
import type { TaskRecord } from '../state/task-record.ts'
import { assignInstance } from '../placement/assign-instance.ts'
import { showPlaced } from '../placement/hide-until-placed.ts'
import { placeOnInstance } from '../placement/place-on-instance.ts'
import type { Miss } from '../placement/place-on-instance.ts'
import type { PlacementRequest } from '../state/placement-request.ts'

function waitingOf({ state }: LifecycleContext, cluster: ClusterRecord): TaskRecord[] {
  return [...state.tasks.list(cluster.name, { desiredStatus: 'RUNNING', isWaiting: true })]
}

/** Starts the task if an instance has room for it. Otherwise returns what each instance lacks. */
function placeOne(
  context: LifecycleContext,
  cluster: ClusterRecord,
  record: TaskRecord,
  request: PlacementRequest,
  atMs: number,
): Miss[] | undefined {
  const { random } = context.world
  const spot = placeOnInstance(cluster, request, random)
  if ('misses' in spot) return spot.misses
  delete record.waiting
  showPlaced(record)
  assignInstance(record, spot, request.need.subnets, request.need.gpus, random)
  context.state.tasks.changed(record)
  record.steps = []
  if (!request.need.subnets) setStatus(record, 'PENDING', atMs)
  planStart(context, record, atMs)
  context.state.tasks.schedule(record)
  return undefined
}

/** Gives free room in a cluster to the tasks that wait for it, the oldest first. */
export function placeWaiting(
  context: LifecycleContext,
  cluster: ClusterRecord,
  atMs: number,
): void {
  const hopeless = new Set<PlacementRequest>()
  for (const record of waitingOf(context, cluster)) {
    const { waiting: request } = record
    // The tasks of one call need the same, and room only shrinks while it is given away.
    if (!request || hopeless.has(request) || isHeld(context, record)) continue
    if (placeOne(context, cluster, record, request, atMs)) hopeless.add(request)
  }
}

/** The reason that a waiting task fails with (Developer Guide, stopped task error codes). */
function toReason(cluster: ClusterRecord, request: PlacementRequest, [miss]: Miss[]): string {
  const isOfProvider = cluster.containerInstances.some(
    ({ capacityProviderName }) => capacityProviderName === request.capacityProvider,
  )
  if (miss) return miss.shortage.replace(/\.$/, '')
  return isOfProvider ? 'NO ACTIVE INSTANCES' : 'EMPTY CAPACITY PROVIDER'
}

/** Stops a waiting task for which no room appeared in time. */
export function giveUpWaiting(context: LifecycleContext, record: TaskRecord, atMs: number): void {
  const cluster = context.state.clusters.get(record.clusterName)
  const request = record.waiting
  if (!request || !cluster) return
  const misses = placeOne(context, cluster, record, request, atMs)
  if (!misses) return
  const reason = toReason(cluster, request, misses)
  delete record.waiting
  beginStop(context, record, { code: 'TaskFailedToStart', reason }, atMs)
}
