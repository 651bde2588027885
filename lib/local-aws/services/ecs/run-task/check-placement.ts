import type { PlacementConstraint, PlacementStrategy } from '../state/placement-request.ts'
import { parseClusterQuery } from '../query/parse-cluster-query.ts'
import type { WireTaskDefinition } from '../state/wire.ts'
import { refuseInOurWords } from '../input/refuse.ts'
import type { RunTaskRequest } from './run-task-schema.ts'

/** API Reference, RunTask: the most constraints, including those of the definition. */
const mostConstraints = 10

function toConstraint(type: string | undefined, expression?: string): PlacementConstraint {
  if (type !== 'memberOf') {
    if (expression !== undefined)
      throw refuseInOurWords('distinctInstance expression should not be specified.')
    return { type: 'distinctInstance' }
  }
  if (expression === undefined) throw refuseInOurWords('memberOf expression should be specified.')
  return { type: 'memberOf', query: parseClusterQuery(expression) }
}

function toStrategy({
  type,
  field = '',
}: RunTaskRequest['placementStrategy'][number]): PlacementStrategy {
  if (type === 'random') return { type }
  const wanted = field.toLowerCase()
  if (type === 'binpack') {
    if (wanted === 'cpu' || wanted === 'memory') return { type, field: wanted }
    throw refuseInOurWords(
      `Invalid field for placement strategy binpack: '${field}'. Use cpu or memory.`,
    )
  }
  if (wanted === 'instanceid' || wanted === 'host') return { type, by: 'instance' }
  const name = /^attribute:(.+)$/.exec(field)?.[1]
  if (name !== undefined) return { type, by: 'attribute', name }
  throw refuseInOurWords(
    `Invalid field for placement strategy spread: '${field}'. Use instanceId, host or attribute:name.`,
  )
}

/**
 * Reads the placement rules of the definition and of the request.
 * @throws AwsError InvalidParameterException for too many rules or an invalid one.
 */
export function checkPlacement(
  definition: WireTaskDefinition,
  request: RunTaskRequest,
): { constraints: PlacementConstraint[]; strategies: PlacementStrategy[] } {
  const all = [...(definition.placementConstraints ?? []), ...request.placementConstraints]
  if (all.length > mostConstraints)
    throw refuseInOurWords(`The number of placement constraints can not exceed ${mostConstraints}.`)
  return {
    constraints: all.map(({ type, expression }) => toConstraint(type, expression)),
    strategies: request.placementStrategy.map(toStrategy),
  }
}
