import type { Task } from '@aws-sdk/client-ecs'
import { nameOfArn } from '../aws/arn.ts'

/** Where the task was placed, and how large it is. */
export interface PlacementView {
  cluster: string
  capacityProviderName?: string
  launchType?: string
  /** Id of the container instance, on EC2. */
  containerInstanceId?: string
  availabilityZone?: string
  /** `Linux · 1.4.0` */
  platform?: string
  /** `0.5 vCPU · 1 GiB` */
  size?: string
  ephemeralStorageGiB?: number
}

export function toPlacementView(task: Task, cluster: string): PlacementView {
  return {
    cluster,
    capacityProviderName: task.capacityProviderName,
    launchType: task.launchType,
    containerInstanceId: task.containerInstanceArn && nameOfArn(task.containerInstanceArn),
    availabilityZone: task.availabilityZone,
    platform: [task.platformFamily, task.platformVersion].filter(Boolean).join(' · ') || undefined,
    size: toSizeText(task.cpu, task.memory),
    ephemeralStorageGiB: task.ephemeralStorage?.sizeInGiB,
  }
}

/** CPU units (1,024 are a vCPU) and MiB, both as ECS gives them: strings. */
export function toSizeText(cpu?: string, memory?: string): string | undefined {
  const units = Number(cpu)
  const memoryMiB = Number(memory)
  const parts = [
    cpu && Number.isFinite(units) ? `${trim(units / 1024)} vCPU` : undefined,
    memory && Number.isFinite(memoryMiB)
      ? memoryMiB >= 1024
        ? `${trim(memoryMiB / 1024)} GiB`
        : `${memoryMiB} MiB`
      : undefined,
  ]
  return parts.filter(Boolean).join(' · ') || undefined
}

const trim = (value: number) => String(Math.round(value * 1000) / 1000)

/** `demo · FARGATE_SPOT · 1b`: cluster, provider or launch type, and the zone's own letter. */
export function toWhereText(placement: PlacementView): string {
  const { cluster, capacityProviderName, launchType, availabilityZone } = placement
  const zone = availabilityZone?.split('-').at(-1)
  return [cluster, capacityProviderName ?? launchType, zone].filter(Boolean).join(' · ')
}
