import type { Random } from '../../../world/random.ts'
import { isExternal } from '../state/container-instance.ts'
import type { ContainerInstance, TakenRoom } from '../state/container-instance.ts'
import type { ClusterRecord } from '../state/ecs-records.ts'
import { chooseInstance } from './choose-instance.ts'
import { findShortage } from './find-shortage.ts'
import type { Shortage } from './find-shortage.ts'
import type { PlacementRequest } from '../state/placement-request.ts'
import { takeRoom } from './take-room.ts'

/** An instance, and the room that a task took on it. */
export interface Spot {
  instance: ContainerInstance
  room: TakenRoom
}

export interface Miss {
  instance: ContainerInstance
  shortage: Shortage
}

/** The instances that are considered: active ones, and those of the requested provider only. */
function considered(cluster: ClusterRecord, request: PlacementRequest) {
  const { capacityProvider } = request
  return cluster.containerInstances.filter(
    instance =>
      instance.status === 'ACTIVE' &&
      isExternal(instance) === (request.isExternal ?? false) &&
      (capacityProvider === undefined || instance.capacityProviderName === capacityProvider),
  )
}

/** Takes room for one task. If no instance has room, returns what each of them lacks. */
export function placeOnInstance(
  cluster: ClusterRecord,
  request: PlacementRequest,
  random: Random,
): Spot | { misses: Miss[] } {
  const all = considered(cluster, request)
  const misses: Miss[] = []
  const fitting = all.filter(instance => {
    const shortage = findShortage(instance, request)
    if (shortage) misses.push({ instance, shortage })
    return !shortage
  })
  if (fitting.length === 0) return { misses }
  const { strategies, group } = request
  const instance = chooseInstance(fitting, all, strategies, group, random)
  return { instance, room: takeRoom(instance, request) }
}
