import type { ContainerInstance, TaskDefinition } from '@aws-sdk/client-ecs'
import { toCpuUnits, toMemoryMiB } from '../run-task/form/fargate-sizes.ts'
import type { Overrides } from '../run-task/form/overrides-schema.ts'

export interface TaskSize {
  /** CPU units. */
  cpu: number
  memoryMiB: number
}

/**
 * What a task takes from an instance: the task's own size, or that of its containers together. A
 * container's memory reservation counts before its limit (Developer Guide, "Task definition
 * parameters", memory).
 */
export function toTaskSize(definition: TaskDefinition, overrides: Overrides): TaskSize {
  const containers = (definition.containerDefinitions ?? []).map(container => ({
    ...container,
    ...given(overrides.containerOverrides.find(({ name }) => name === container.name)),
  }))
  return {
    cpu:
      toCpuUnits(overrides.cpu ?? definition.cpu ?? '') ??
      sum(containers.map(({ cpu = 0 }) => cpu)),
    memoryMiB:
      toMemoryMiB(overrides.memory ?? definition.memory ?? '') ??
      sum(containers.map(({ memoryReservation, memory = 0 }) => memoryReservation ?? memory)),
  }
}

/** How many tasks of a size fit on the instances. A task can't be split over two instances. */
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

/** Instances outside AWS have this capability (Developer Guide, "External instances"). */
export const isExternal = (instance: ContainerInstance): boolean =>
  instance.attributes?.some(({ name }) => name === 'ecs.capability.external') ?? false

const remaining = (instance: ContainerInstance, name: string): number =>
  instance.remainingResources?.find(resource => resource.name === name)?.integerValue ?? 0

const given = (override: Overrides['containerOverrides'][number] | undefined) => ({
  ...(override?.cpu !== undefined && { cpu: override.cpu }),
  ...(override?.memory !== undefined && { memory: override.memory }),
  ...(override?.memoryReservation !== undefined && {
    memoryReservation: override.memoryReservation,
  }),
})

const sum = (numbers: number[]): number => numbers.reduce((total, one) => total + one, 0)
