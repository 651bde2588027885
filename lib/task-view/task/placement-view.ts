import type { Task, TaskDefinition } from '@aws-sdk/client-ecs'
import { nameOfArn } from '../../aws/arn.ts'
import { toTaskCpuText, toTaskMemoryText } from '../../run-task/form/size-texts.ts'

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
  /** `ARM64`. Undefined if the definition is unknown or names none. */
  architecture?: string
  /** `awsvpc`. Undefined if the definition is unknown or names none. */
  networkMode?: string
  /** `0.5 vCPU · 1 GiB` */
  size?: string
  ephemeralStorageGiB?: number
  /** What Fargate provided, with the customer managed key that encrypts it. */
  fargateStorage?: { sizeInGiB?: number; kmsKeyId?: string }
  /** `eia1 · eia2.medium` */
  accelerators: string[]
}

export const toPlacementView = (
  task: Task,
  cluster: string,
  definition?: TaskDefinition,
): PlacementView => ({
  cluster,
  capacityProviderName: task.capacityProviderName,
  launchType: task.launchType,
  containerInstanceId: task.containerInstanceArn && nameOfArn(task.containerInstanceArn),
  availabilityZone: task.availabilityZone,
  platform: [task.platformFamily, task.platformVersion].filter(Boolean).join(' · ') || undefined,
  architecture: definition?.runtimePlatform?.cpuArchitecture,
  networkMode: definition?.networkMode,
  size: toSizeText(task.cpu, task.memory),
  ephemeralStorageGiB: task.ephemeralStorage?.sizeInGiB,
  fargateStorage: task.fargateEphemeralStorage,
  accelerators: (task.inferenceAccelerators ?? []).map(toAcceleratorText),
})

export const toAcceleratorText = (found: { deviceName?: string; deviceType?: string }): string =>
  [found.deviceName, found.deviceType].filter(Boolean).join(' · ')

/** CPU units and MiB, which ECS gives as texts. One that can't be read is shown as it is. */
function toSizeText(cpu = '', memory = ''): string | undefined {
  return [toTaskCpuText(cpu), toTaskMemoryText(memory)].filter(Boolean).join(' · ') || undefined
}

/** `demo · FARGATE_SPOT · 1b`: the cluster, the provider or launch type, and the end of the zone's name. */
export function toWhereText(
  placement: Pick<
    PlacementView,
    'cluster' | 'capacityProviderName' | 'launchType' | 'availabilityZone'
  >,
): string {
  const { cluster, capacityProviderName, launchType, availabilityZone } = placement
  const zone = availabilityZone?.split('-').at(-1)
  return [cluster, capacityProviderName ?? launchType, zone].filter(Boolean).join(' · ')
}
