import type { Task } from '@aws-sdk/client-ecs'
import { nameOfArn } from '../../aws/arn.ts'
import { toCpuUnits, toMemoryMiB } from '../../run-task/form/fargate-sizes.ts'
import { toCpuText, toMemoryText } from '../../run-task/problems/amount-texts.ts'

/** Where the task was placed, and how large it is. */
export interface PlacementView {
  cluster: string
  capacityProviderName?: string
  launchType?: string
  /** ID of the container instance, on EC2. */
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

/** CPU units and MiB, which ECS gives as texts. */
function toSizeText(cpu = '', memory = ''): string | undefined {
  const units = toCpuUnits(cpu)
  const memoryMiB = toMemoryMiB(memory)
  const parts = [
    units === undefined ? undefined : toCpuText(units),
    memoryMiB === undefined ? undefined : toMemoryText(memoryMiB),
  ]
  return parts.filter(Boolean).join(' · ') || undefined
}

/** `demo · FARGATE_SPOT · 1b`: the cluster, the provider or launch type, and the end of the zone's name. */
export function toWhereText(placement: PlacementView): string {
  const { cluster, capacityProviderName, launchType, availabilityZone } = placement
  const zone = availabilityZone?.split('-').at(-1)
  return [cluster, capacityProviderName ?? launchType, zone].filter(Boolean).join(' · ')
}
