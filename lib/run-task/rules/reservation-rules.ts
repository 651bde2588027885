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
 * What the containers reserve together, and what each of them may use, lies within the task's own
 * size (Developer Guide, task size). Judged only when an override changes one of the two.
 */
export function findReservationProblems(values: LaunchValues, known: Known): Problem[] {
  const problems = resources.flatMap(resource => findProblem(values, known, resource))
  return problems.length > 0 ? problems : findHardLimitProblems(values, known)
}

/** A container's hard limit may be above what it reserves, but not above the task's memory. */
function findHardLimitProblems({ overrides }: LaunchValues, { definition }: Known): Problem[] {
  const own = toMemoryMiB(overrides.memory ?? definition?.memory ?? '')
  if (!definition || !own) return []
  return definition.containers.flatMap(({ name: container = '', memory: defined }) => {
    const index = overrides.containerOverrides.findIndex(({ name }) => name === container)
    const given = overrides.containerOverrides[index]?.memory
    const memory = given ?? defined ?? 0
    if (memory <= own) return []
    if (given !== undefined)
      return [
        toError(`overrides.containerOverrides.${index}.memory`, 'memory-above-task', {
          memory: own,
        }),
      ]
    return overrides.memory === undefined
      ? []
      : [toError('overrides.memory', 'task-below-memory', { container, memory })]
  })
}

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
