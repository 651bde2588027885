import type { ContainerInstance, TaskDefinition } from '@aws-sdk/client-ecs'
import type { Overrides } from '../run-task/form/overrides-schema.ts'

export interface TaskSize {
  /** CPU units. */
  cpu: number
  memoryMiB: number
}

/**
 * What a task takes of an instance: its own size, else that of its containers, where a reservation
 * counts before a limit (Developer Guide, "Task definition parameters", memory).
 */
export function toTaskSize(definition: TaskDefinition, overrides: Overrides): TaskSize {
  const containers = (definition.containerDefinitions ?? []).map(container => ({
    ...container,
    ...given(overrides.containerOverrides.find(it => it.name === container.name)),
  }))
  return {
    cpu: toCpuUnits(overrides.cpu ?? definition.cpu) ?? sum(containers.map(it => it.cpu ?? 0)),
    memoryMiB:
      toMiB(overrides.memory ?? definition.memory) ??
      sum(containers.map(it => it.memoryReservation ?? it.memory ?? 0)),
  }
}

/** How many tasks of a size fit, each on one instance. */
export const countRoom = (instances: readonly ContainerInstance[], size: TaskSize): number =>
  sum(
    instances.map(instance => {
      const free = freeOf(instance)
      const byCpu = size.cpu > 0 ? Math.floor(free.cpu / size.cpu) : Infinity
      const byMemory = size.memoryMiB > 0 ? Math.floor(free.memoryMiB / size.memoryMiB) : Infinity
      return Math.max(0, Math.min(byCpu, byMemory))
    }),
  )

export const freeOf = (instance: ContainerInstance): TaskSize => ({
  cpu: remaining(instance, 'CPU'),
  memoryMiB: remaining(instance, 'MEMORY'),
})

/** Instances outside of AWS carry this capability (Developer Guide, "External instances"). */
export const isExternal = (instance: ContainerInstance): boolean =>
  instance.attributes?.some(it => it.name === 'ecs.capability.external') ?? false

const remaining = (instance: ContainerInstance, name: string): number =>
  instance.remainingResources?.find(it => it.name === name)?.integerValue ?? 0

const given = (override: Overrides['containerOverrides'][number] | undefined) => ({
  ...(override?.cpu !== undefined && { cpu: override.cpu }),
  ...(override?.memory !== undefined && { memory: override.memory }),
  ...(override?.memoryReservation !== undefined && {
    memoryReservation: override.memoryReservation,
  }),
})

/** `512`, or `0.5 vCPU`. */
function toCpuUnits(text: string | undefined): number | undefined {
  const [, amount, unit] = /^([\d.]+)\s*(vcpu)?$/i.exec(text?.trim() ?? '') ?? []
  return amount ? Number(amount) * (unit ? 1024 : 1) : undefined
}

/** `2048`, or `2 GB`. */
function toMiB(text: string | undefined): number | undefined {
  const [, amount, unit] = /^([\d.]+)\s*(gb)?$/i.exec(text?.trim() ?? '') ?? []
  return amount ? Number(amount) * (unit ? 1024 : 1) : undefined
}

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0)
