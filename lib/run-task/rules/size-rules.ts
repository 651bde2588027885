import { usesFargate, usesInstances } from './effective-compute.ts'
import {
  findFargateSize,
  toCpuText,
  toCpuUnits,
  toMemoryMiB,
  toMemoryText,
} from '../form/fargate-sizes.ts'
import { limits } from '../form/limits.ts'
import { toError } from './problem.ts'
import type { Problem } from './problem.ts'
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
    const message = `Task CPU ${cpu} is no size. Write CPU units such as 512, or 0.5 vCPU.`
    problems.push(toError('overrides.cpu', message))
  }
  if (memory !== undefined && !toMemoryMiB(memory)) {
    const message = `Task memory ${memory} is no size. Write MiB such as 1024, or 1 GB.`
    problems.push(toError('overrides.memory', message))
  }
  return problems
}

/** Fargate has a table of sizes; judged when an override makes the size, and both parts are known. */
function findFargateProblems({ overrides }: LaunchValues, known: Known): Problem[] {
  const { definition, compute } = known
  if (!usesFargate(compute) || !(overrides.cpu ?? overrides.memory)) return []
  const cpu = toCpuUnits(overrides.cpu ?? definition?.cpu ?? '')
  const memoryMiB = toMemoryMiB(overrides.memory ?? definition?.memory ?? '')
  if (cpu === undefined) return []
  const size = findFargateSize(cpu)
  if (!size || (isWindows(definition) && size.isLinuxOnly)) {
    const on = isWindows(definition) ? 'Windows on Fargate' : 'Fargate'
    const message = `Task CPU ${toCpuText(cpu)} is not a size of ${on}. Choose one of the list.`
    return [toError('overrides.cpu', message)]
  }
  if (memoryMiB === undefined || size.memoryMiB.includes(memoryMiB)) return []
  const [least = 0] = size.memoryMiB
  const most = size.memoryMiB.at(-1) ?? 0
  const message = `Task memory ${toMemoryText(memoryMiB)} does not go with ${toCpuText(cpu)}, which takes ${toMemoryText(least)} to ${toMemoryText(most)}. Choose one of the list.`
  return [toError('overrides.memory', message)]
}

function findInstanceProblems({ overrides }: LaunchValues, { compute }: Known): Problem[] {
  const cpu = overrides.cpu === undefined ? undefined : toCpuUnits(overrides.cpu)
  if (!cpu || !usesInstances(compute)) return []
  const { min, max } = limits.instanceTaskCpu
  if (cpu >= min && cpu <= max) return []
  const message = `Task CPU is ${cpu} units; on container instances it is ${min} to ${max.toLocaleString('en-US')}.`
  return [toError('overrides.cpu', message)]
}

function findStorageProblems({ overrides }: LaunchValues, { compute }: Known): Problem[] {
  if (!overrides.ephemeralStorage?.sizeInGiB || !usesInstances(compute)) return []
  const message = 'Ephemeral storage can be set on Fargate only. Clear it, or choose Fargate.'
  return [toError('overrides.ephemeralStorage.sizeInGiB', message)]
}
