import type { ContainerInstance } from '../state/container-instance.ts'
import type { Random } from '../../../world/random.ts'
import { groupsOf } from './groups-of.ts'
import type { PlacementStrategy } from '../state/placement-request.ts'

function bucketOf(instance: ContainerInstance, strategy: PlacementStrategy & { type: 'spread' }) {
  if (strategy.by === 'instance') return instance.arn
  return instance.attributes.find(({ name }) => name === strategy.name)?.value ?? ''
}

/** Counts the tasks of the group in each bucket of a spread. */
function countByBucket(
  all: readonly ContainerInstance[],
  strategy: PlacementStrategy & { type: 'spread' },
  group: string,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const instance of all) {
    const bucket = bucketOf(instance, strategy)
    const own = groupsOf(instance).filter(one => one === group).length
    counts.set(bucket, (counts.get(bucket) ?? 0) + own)
  }
  return counts
}

function costBy(
  strategy: Exclude<PlacementStrategy, { type: 'random' }>,
  all: readonly ContainerInstance[],
  group: string,
): (instance: ContainerInstance) => number {
  if (strategy.type === 'binpack') {
    const resource = strategy.field === 'cpu' ? 'cpu' : 'memoryMiB'
    return ({ remaining }) => remaining[resource]
  }
  const counts = countByBucket(all, strategy, group)
  return instance => counts.get(bucketOf(instance, strategy)) ?? 0
}

/**
 * Chooses an instance by the strategies. Each chooses among the instances that the one before left
 * (Developer Guide, task placement strategies): spread counts the tasks of the same group, binpack
 * takes the least room left. Ties are decided at random, as RunTask does without a strategy.
 * @param fitting at least one
 * @param all all instances, also those without room: their tasks count for a spread
 */
export function chooseInstance(
  fitting: readonly ContainerInstance[],
  all: readonly ContainerInstance[],
  strategies: readonly PlacementStrategy[],
  group: string,
  random: Random,
): ContainerInstance {
  let best = fitting
  for (const strategy of strategies) {
    if (strategy.type === 'random') break
    const cost = costBy(strategy, all, group)
    const least = Math.min(...best.map(cost))
    best = best.filter(instance => cost(instance) === least)
  }
  return random.pick(best)
}
