import { toCpuUnits, toMemoryMiB } from '../form/fargate-sizes.ts'
import { toError } from './problem.ts'
import type { Problem } from './problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import type { Known } from './known.ts'

interface Resource {
  member: 'cpu' | 'memory'
  label: string
  unit: string
  read: (text: string) => number | undefined
}

const resources: Resource[] = [
  { member: 'cpu', label: 'Task CPU', unit: 'CPU units', read: toCpuUnits },
  { member: 'memory', label: 'Task memory', unit: 'MiB', read: toMemoryMiB },
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
  { member, label, unit, read }: Resource,
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
  const said = `the containers reserve ${total} ${unit} together, the task has ${own}`
  if (overrides[member] !== undefined) {
    return [toError(`overrides.${member}`, `${label} is too little: ${said}. Raise it.`)]
  }
  const ofContainer = member === 'cpu' ? 'CPU units are' : 'Memory is'
  const at = memberOf(values(overrides, index), member)
  return [
    toError(`overrides.containerOverrides.${index}.${at}`, `${ofContainer} too much: ${said}.`),
  ]
}

type Overrides = LaunchValues['overrides']

const values = (overrides: Overrides, index: number) => overrides.containerOverrides[index]

/** The member that the operator set. */
const memberOf = (
  container: Overrides['containerOverrides'][number] | undefined,
  member: Resource['member'],
) =>
  member === 'memory' && container?.memoryReservation !== undefined ? 'memoryReservation' : member
