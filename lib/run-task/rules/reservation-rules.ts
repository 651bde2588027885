import { toCpuUnits, toMemoryMiB } from '../form/fargate-sizes.ts'
import { toError } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import type { Known } from './known.ts'

interface Resource {
  member: 'cpu' | 'memory'
  read: (text: string) => number | undefined
}

const resources: Resource[] = [
  { member: 'cpu', read: toCpuUnits },
  { member: 'memory', read: toMemoryMiB },
]

/**
 * What the containers reserve together lies within the task's own size (Developer Guide, task
 * size). Judged only when an override changes one of the two.
 */
export const findReservationProblems = (values: LaunchValues, known: Known): Problem[] =>
  resources.flatMap(resource => findProblem(values, known, resource))

function findProblem(
  { overrides }: LaunchValues,
  { definition }: Known,
  { member, read }: Resource,
): Problem[] {
  const own = read(overrides[member] ?? definition?.[member] ?? '')
  if (!definition || !own) return []
  const reserved = definition.containers.map(container => {
    const override = overrides.containerOverrides.find(({ name }) => name === container.name)
    const hard = override?.[member] ?? container[member]
    if (member === 'cpu') return hard ?? 0
    return override?.memoryReservation ?? container.memoryReservation ?? hard ?? 0
  })
  const total = reserved.reduce((sum, amount) => sum + amount, 0)
  if (total <= own) return []
  const index = overrides.containerOverrides.findIndex(
    container =>
      container[member] !== undefined ||
      (member === 'memory' && container.memoryReservation !== undefined),
  )
  if (index < 0 && overrides[member] === undefined) return []
  const given = { resource: member, reserved: total, size: own }
  if (overrides[member] !== undefined) {
    return [toError(`overrides.${member}`, 'task-too-small', given)]
  }
  const at = memberOf(overrides.containerOverrides[index], member)
  return [toError(`overrides.containerOverrides.${index}.${at}`, 'containers-too-large', given)]
}

type Overrides = LaunchValues['overrides']

/** The member that the operator set. */
const memberOf = (
  container: Overrides['containerOverrides'][number] | undefined,
  member: Resource['member'],
) =>
  member === 'memory' && container?.memoryReservation !== undefined ? 'memoryReservation' : member
