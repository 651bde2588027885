import type { ContainerInstance } from '../container-instance.ts'
import type { Random } from '../../random.ts'
import type { TaskGroups } from '../query/matches-query.ts'
import type { PlacementStrategy } from './placement-request.ts'

/** An instance, and the groups of the tasks on it. */
export interface Candidate {
  instance: ContainerInstance
  groups: TaskGroups
}

function bucketOf({ instance }: Candidate, strategy: PlacementStrategy & { type: 'spread' }) {
  if (strategy.by === 'instance') return instance.arn
  return instance.attributes.find(({ name }) => name === strategy.name)?.value ?? ''
}

/** How many tasks of the group each bucket of a spread has. */
function countByBucket(
  all: readonly Candidate[],
  strategy: PlacementStrategy & { type: 'spread' },
  group: string,
): Map<string, number> {
  const counts = new Map<string, number>()
  for (const candidate of all) {
    const bucket = bucketOf(candidate, strategy)
    const own = candidate.groups.filter(one => one === group).length
    counts.set(bucket, (counts.get(bucket) ?? 0) + own)
  }
  return counts
}

function costBy(
  strategy: Exclude<PlacementStrategy, { type: 'random' }>,
  all: readonly Candidate[],
  group: string,
): (candidate: Candidate) => number {
  if (strategy.type === 'binpack') {
    const resource = strategy.field === 'cpu' ? 'cpu' : 'memoryMiB'
    return ({ instance }) => instance.remaining[resource]
  }
  const counts = countByBucket(all, strategy, group)
  return candidate => counts.get(bucketOf(candidate, strategy)) ?? 0
}

/**
 * The instance that the strategies choose, each among what the one before left (Developer Guide,
 * task placement strategies): spread counts the tasks of the same group, binpack takes the least
 * room left. What is still equal is decided at random, as RunTask does without any strategy.
 * @param fitting at least one
 * @param all also those without room, whose tasks count for a spread
 */
export function chooseInstance(
  fitting: readonly Candidate[],
  all: readonly Candidate[],
  strategies: readonly PlacementStrategy[],
  group: string,
  random: Random,
): ContainerInstance {
  let best = fitting
  for (const strategy of strategies) {
    if (strategy.type === 'random') break
    const cost = costBy(strategy, all, group)
    const least = Math.min(...best.map(cost))
    best = best.filter(candidate => cost(candidate) === least)
  }
  return random.pick(best).instance
}
