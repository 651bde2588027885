import type { ContainerInstance } from '../state/container-instance.ts'
import { matchesQuery } from '../query/matches-query.ts'
import { groupsOf } from './groups-of.ts'
import { countGpus } from '../state/placement-request.ts'
import type {
  PlacementConstraint,
  PlacementNeed,
  PlacementRequest,
} from '../state/placement-request.ts'

/** Why an instance cannot take a task (Developer Guide, API failure reasons). */
export type Shortage =
  | 'AGENT'
  | 'ATTRIBUTE'
  | 'LOCATION'
  | 'MemberOf placement constraint unsatisfied.'
  | 'DistinctInstance placement constraint unsatisfied.'
  | `RESOURCE:${'CPU' | 'MEMORY' | 'PORTS' | 'GPU' | 'ENI'}`

function hasAttributes(instance: ContainerInstance, need: PlacementNeed): boolean {
  return need.attributes.every(({ name, value }) =>
    instance.attributes.some(
      own => own.name === name && (value === undefined || own.value === value),
    ),
  )
}

function hasPorts(instance: ContainerInstance, need: PlacementNeed): boolean {
  return need.ports.every(
    ({ port, protocol }) =>
      !instance.usedPorts.some(used => used.port === port && used.protocol === protocol),
  )
}

function failedConstraint(
  instance: ContainerInstance,
  group: string,
  constraint: PlacementConstraint,
): Shortage | undefined {
  const groups = groupsOf(instance)
  if (constraint.type === 'distinctInstance')
    return groups.includes(group) ? 'DistinctInstance placement constraint unsatisfied.' : undefined
  return matchesQuery(constraint.query, instance, groups)
    ? undefined
    : 'MemberOf placement constraint unsatisfied.'
}

function missingResource(instance: ContainerInstance, need: PlacementNeed): Shortage | undefined {
  const { remaining, interfaceLimit, interfacesInUse } = instance
  if (remaining.cpu < need.cpu) return 'RESOURCE:CPU'
  if (remaining.memoryMiB < need.memoryMiB) return 'RESOURCE:MEMORY'
  if (!hasPorts(instance, need)) return 'RESOURCE:PORTS'
  if (remaining.gpuIds.length < countGpus(need)) return 'RESOURCE:GPU'
  return need.subnets && interfacesInUse >= interfaceLimit ? 'RESOURCE:ENI' : undefined
}

/** Finds the first thing that the instance lacks for a task. */
export function findShortage(
  instance: ContainerInstance,
  request: PlacementRequest,
): Shortage | undefined {
  const { need, constraints, group } = request
  if (!instance.agentConnected) return 'AGENT'
  if (!hasAttributes(instance, need)) return 'ATTRIBUTE'
  if (need.subnets && !need.subnets.values().some(zone => zone === instance.availabilityZone))
    return 'LOCATION'
  for (const constraint of constraints) {
    const failed = failedConstraint(instance, group, constraint)
    if (failed) return failed
  }
  return missingResource(instance, need)
}
