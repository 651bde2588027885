import { usesFargate, usesInstances } from './effective-compute.ts'
import { findFargateSize, toCpuUnits, toMemoryMiB } from '../form/fargate-sizes.ts'
import { limits } from '../form/limits.ts'
import { toError } from '../problems/problem.ts'
import type { Problem } from '../problems/problem.ts'
import type { LaunchValues } from '../form/launch-form-schema.ts'
import { isWindows } from './known.ts'
import type { Known } from './known.ts'

/** Rules of the task's own size and storage (API Reference, TaskOverride). */
export function findSizeProblems(values: LaunchValues, known: Known): Problem[] {
  const unreadable = findUnreadable(values)
  return [
    ...unreadable,
    ...(unreadable.length === 0 ? findFargateProblems(values, known) : []),
    ...findInstanceProblems(values, known),
    ...findStorageProblems(values, known),
  ]
}

function findUnreadable({ overrides: { cpu, memory } }: LaunchValues): Problem[] {
  const problems: Problem[] = []
  if (cpu !== undefined && !toCpuUnits(cpu)) {
    problems.push(toError('overrides.cpu', 'cpu-unreadable'))
  }
  if (memory !== undefined && !toMemoryMiB(memory)) {
    problems.push(toError('overrides.memory', 'memory-unreadable'))
  }
  return problems
}

/** Fargate has a table of sizes; judged when an override makes the size, and both parts are known. */
function findFargateProblems({ overrides }: LaunchValues, known: Known): Problem[] {
  const { definition, compute } = known
  if (!usesFargate(compute) || !(overrides.cpu ?? overrides.memory)) return []
  const cpu = toCpuUnits(overrides.cpu ?? definition?.cpu ?? '')
  const memory = toMemoryMiB(overrides.memory ?? definition?.memory ?? '')
  if (cpu === undefined) return []
  const size = findFargateSize(cpu)
  if (!size || (isWindows(definition) && size.isLinuxOnly)) {
    return [toError('overrides.cpu', 'fargate-cpu', { cpu, isWindows: isWindows(definition) })]
  }
  if (memory === undefined || size.memoryMiB.includes(memory)) return []
  const [min = 0] = size.memoryMiB
  const max = size.memoryMiB.at(-1) ?? 0
  return [toError('overrides.memory', 'fargate-memory', { cpu, memory, min, max })]
}

function findInstanceProblems({ overrides }: LaunchValues, { compute }: Known): Problem[] {
  const cpu = overrides.cpu === undefined ? undefined : toCpuUnits(overrides.cpu)
  if (!cpu || !usesInstances(compute)) return []
  const { min, max } = limits.instanceTaskCpu
  if (cpu >= min && cpu <= max) return []
  return [toError('overrides.cpu', 'instance-cpu', { min, max })]
}

function findStorageProblems({ overrides }: LaunchValues, { compute }: Known): Problem[] {
  if (!overrides.ephemeralStorage?.sizeInGiB || !usesInstances(compute)) return []
  return [toError('overrides.ephemeralStorage.sizeInGiB', 'ephemeral-storage-on-instances')]
}
